import { generateKeyPairSync } from 'node:crypto';
import { leavesOf, SigningLog, treeHash, hashOfLeaf } from './export.fixture.js';
import { openCheckpoint, readKey } from './note.js';

describe('a checkpoint as a signed note', () => {
  const log = new SigningLog();
  const key = readKey(log.pem);
  const leaves = leavesOf(3);
  const note = log.checkpoint(leaves);
  const [origin = '', size = '', root = '', , signature = ''] = note.split('\n');
  const witness = `— witness.example/w ${Buffer.alloc(76, 7).toString('base64')}`;

  it('tells the size and the root that were signed', () => {
    const opened = openCheckpoint(note, key)!;

    expect(opened.size).toBe(3);
    expect(opened.root.equals(treeHash(leaves.map(hashOfLeaf)))).toBeTrue();
    expect(key.origin).toBe(log.origin);
  });

  it('may carry the signatures of witnesses beside the log’s own', () => {
    expect(openCheckpoint(`${note}${witness}\n`, key)?.size).toBe(3);
    expect(openCheckpoint(note.replace(signature, `${witness}\n${signature}`), key)?.size).toBe(3);
  });

  const refused: readonly { name: string; note: string }[] = [
    { name: 'a witness’s signature alone', note: note.replace(signature, witness) },
    { name: 'another key’s signature', note: new SigningLog().checkpoint(leaves) },
    { name: 'another size', note: note.replace(`\n${size}\n`, '\n4\n') },
    { name: 'a size with a zero before it', note: note.replace(`\n${size}\n`, '\n03\n') },
    { name: 'another root', note: note.replace(root, log.checkpoint([]).split('\n')[2]!) },
    { name: 'another origin', note: note.replace(`${origin}\n`, 'ringfence/0000000000000000\n') },
    { name: 'no signature', note: note.replace(`${signature}\n`, '') },
    { name: 'no empty line', note: note.replace('\n\n', '\n') },
    { name: 'a line more', note: note.replace('\n\n', '\nmore\n\n') },
    { name: 'no end of line', note: note.slice(0, -1) },
    { name: 'its good signature and a bad one', note: `${note}${signature.slice(0, -4)}AAA=\n` },
    { name: 'a signature spelled otherwise', note: `${note.slice(0, -1)}=\n` },
    { name: 'nothing', note: '' },
  ];
  for (const { name, note: bad } of refused) {
    it(`is not believed with ${name}`, () => {
      expect(openCheckpoint(bad, key)).toBeUndefined();
    });
  }

  it('is read with an Ed25519 key alone', () => {
    const { publicKey } = generateKeyPairSync('x25519');
    const other = publicKey.export({ format: 'pem', type: 'spki' }).toString();

    expect(() => readKey(other)).toThrowError(/no Ed25519/);
    expect(() => readKey('')).toThrowError(/no Ed25519/);
  });
});
