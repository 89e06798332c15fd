import { base64, signer } from './small-ledger.fixture.js';
import { bytesOf, openCheckpoint } from './signed-note.js';

const ROOT = base64(new Uint8Array(32).fill(7));

describe('openCheckpoint', () => {
  it('reads what a checkpoint says when its signature holds', async () => {
    const { key, origin, sign } = await signer();
    const note = await sign(`${origin}\n1284613\n${ROOT}\n`);
    expect(await openCheckpoint(note, key)).toEqual({
      origin,
      size: 1_284_613,
      root: new Uint8Array(32).fill(7),
    });
  });

  it('takes no other body, key or name', async () => {
    const { key, origin, sign } = await signer();
    const other = await signer();
    const body = `${origin}\n5\n${ROOT}\n`;
    const note = await sign(body);
    const cases: [string, string, Uint8Array<ArrayBuffer>, string][] = [
      ['a longer ledger', note.replace('\n5\n', '\n6\n'), key, 'wrong-signature'],
      ['another key', note, other.key, 'wrong-key'],
      ['a signature of another', await other.sign(body), key, 'wrong-key'],
      ['a signature of another under the name', await other.sign(body, origin), key, 'wrong-key'],
      ['no signature', `${body}\n`, key, 'wrong-key'],
      ['no body', 'nothing', key, 'unreadable'],
      ['a size with a sign', await sign(`${origin}\n+5\n${ROOT}\n`), key, 'unreadable'],
      [
        'a short root',
        await sign(`${origin}\n5\n${base64(new Uint8Array(31))}\n`),
        key,
        'unreadable',
      ],
      ['a line more', await sign(`${origin}\n5\n${ROOT}\nmore\n`), key, 'unreadable'],
    ];
    for (const [name, text, by, fault] of cases) {
      expect(await openCheckpoint(text, by))
        .withContext(name)
        .toBe(fault as 'unreadable');
    }
  });
});

describe('bytesOf', () => {
  it('reads base64 and nothing else', () => {
    expect(bytesOf('AQI=')).toEqual(Uint8Array.of(1, 2));
    for (const text of ['AQI', 'AQ-_', 'A=I=', ' AQI=']) expect(bytesOf(text)).toBeNull();
  });
});
