import fc from 'fast-check';
import { netstring, NetstringFault, NetstringReader } from './netstrings.js';

describe('netstrings', () => {
  it('come out as they went in, in whatever pieces they arrive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
        (texts, sizes) => {
          const stream = Buffer.from(texts.map(netstring).join(''));
          const reader = new NetstringReader();
          const read: string[] = [];
          for (let from = 0, n = 0; from < stream.length; n++) {
            const size = sizes[n % sizes.length]!;
            read.push(...reader.read(stream.subarray(from, from + size)));
            from += size;
          }
          expect(read).toEqual(texts);
        },
      ),
    );
  });

  const faults: readonly { what: string; stream: string }[] = [
    { what: 'no length', stream: ':{}' },
    { what: 'what is no length', stream: '{"kind":"connect"}' },
    { what: 'a length nobody waits for', stream: '99999:' },
    { what: 'a number that goes on', stream: '123456' },
    { what: 'a message that does not end', stream: '2:{}x' },
  ];
  for (const { what, stream } of faults) {
    it(`are given up at ${what}`, () => {
      expect(() => new NetstringReader().read(Buffer.from(stream))).toThrowError(NetstringFault);
    });
  }
});
