import { createPrivateKey, createPublicKey } from 'node:crypto';
import { openCheckpoint as openElsewhere, readKey } from '../../../verifier/src/note.js';
import { LogIdentity, openCheckpoint, signCheckpoint } from './checkpoint.js';
import { leafHash } from './merkle-hash.js';
import { openNote, signNote } from './signed-note.js';

/** What comes before the seed and before the point in the forms that Node.js reads (RFC 8410). */
const PRIVATE = '302e020100300506032b657004220420';
const PUBLIC = '302a300506032b6570032100';
const keyOf = (prefix: string, base64: string): Buffer =>
  // A verifier's or signer's key text begins with the kind of key.
  Buffer.concat([Buffer.from(prefix, 'hex'), Buffer.from(base64, 'base64').subarray(1)]);
const privateKeyOf = (base64: string): ReturnType<typeof createPrivateKey> =>
  createPrivateKey({ key: keyOf(PRIVATE, base64), format: 'der', type: 'pkcs8' });
const publicKeyOf = (base64: string): ReturnType<typeof createPublicKey> =>
  createPublicKey({ key: keyOf(PUBLIC, base64), format: 'der', type: 'spki' });

describe('a signed note (C2SP signed-note)', () => {
  /** The example of golang.org/x/mod/sumdb/note, from which the format comes. */
  const NAME = 'PeterNeumann';
  const SIGNER = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
  const VERIFIER = 'ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const TEXT =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const NOTE = `${TEXT}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
  const key = { name: NAME, publicKey: publicKeyOf(VERIFIER) };

  it('is signed as the published example is', () => {
    expect(signNote(TEXT, key, privateKeyOf(SIGNER))).toBe(NOTE);
  });

  it('is read as the published example is', () => {
    expect(openNote(NOTE, key)).toEqual({ text: TEXT });
  });

  it('passes over signatures of other keys', () => {
    const other =
      '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

    expect(openNote(`${NOTE}${other}`, key)).toEqual({ text: TEXT });
    expect(openNote(`${TEXT}\n${other}`, key)).toEqual({
      problem: 'it is not signed by PeterNeumann',
    });
  });

  for (const { name, note, problem } of [
    { name: 'another text', note: NOTE.replace('answer', 'Answer'), problem: /is wrong/ },
    {
      name: 'a bit of its signature changed',
      note: NOTE.replace('JnAM=', 'JnAI='),
      problem: /is wrong/,
    },
    { name: 'no signature', note: `${TEXT}\n`, problem: /no signed note/ },
    { name: 'no end of line', note: NOTE.slice(0, -1), problem: /no signed note/ },
    { name: 'a control character', note: NOTE.replace('If', 'I\tf'), problem: /no signed note/ },
    {
      name: 'a signature spelled otherwise',
      note: NOTE.replace('JnAM=', 'JnAN='),
      problem: /no signed note/,
    },
    { name: 'a hyphen for the dash', note: NOTE.replace('— ', '- '), problem: /no signed note/ },
    { name: 'signatures without end', note: NOTE + '— a AAAA\n'.repeat(64), problem: /too many/ },
  ]) {
    it(`is not believed with ${name}`, () => {
      expect(openNote(note, key).problem).toMatch(problem);
    });
  }
});

describe('a checkpoint (C2SP tlog-checkpoint)', () => {
  const key = privateKeyOf('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz');
  const log = LogIdentity.of(key);
  const root = leafHash('root');
  const note = signCheckpoint({ size: 12, root }, log, key);

  it('names the log by its key, the size and the root, one a line', () => {
    expect(log.name).toMatch(/^ringfence\/[0-9a-f]{16}$/);
    expect(note.split('\n').slice(0, 4)).toEqual([log.name, '12', root.toString('base64'), '']);
    expect(openCheckpoint(note, log)).toEqual({ size: 12, root });
  });

  it('is read by another implementation, which has the key alone', () => {
    expect(openElsewhere(note, readKey(log.pem()))).toEqual({ size: 12, root });
  });

  for (const { name, text } of [
    { name: 'another origin', text: `ringfence/0\n12\n${root.toString('base64')}\n` },
    {
      name: 'a size with a zero before it',
      text: `${log.name}\n012\n${root.toString('base64')}\n`,
    },
    { name: 'a size below nothing', text: `${log.name}\n-1\n${root.toString('base64')}\n` },
    { name: 'a root that is too short', text: `${log.name}\n12\nAAAA\n` },
    { name: 'a line more', text: `${log.name}\n12\n${root.toString('base64')}\nmore\n` },
    { name: 'no root', text: `${log.name}\n12\n` },
  ]) {
    it(`is none with ${name}, though signed`, () => {
      expect(openCheckpoint(signNote(text, log, key), log)).toEqual({
        problem: 'it is no checkpoint of this log',
      });
    });
  }
});
