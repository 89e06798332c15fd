import { checkLedger, isSound } from './check-ledger.js';
import { signer, smallLedger, type SmallLedger } from './small-ledger.fixture.js';

const texts = (count: number, first = 0): string[] =>
  [...Array(count).keys()].map((n) => `entry ${n + first}`);
const now = async (
  { checkpoint, publicKey }: SmallLedger,
  size: number,
): Promise<{ note: string; publicKey: string }> => ({
  note: await checkpoint(size),
  publicKey,
});

describe('checkLedger', () => {
  it('finds the ledger seen before inside a longer one', async () => {
    const ledger = await smallLedger(texts(9));
    const seen = await now(ledger, 5);
    const finding = await checkLedger(await now(ledger, 9), seen, ledger.consistency);
    expect(finding).toEqual({ signature: 'good', growth: 'grown', added: 4, size: 9 });
    expect(isSound(finding)).toBeTrue();
  });

  it('has nothing to compare with at first, and nothing new right after', async () => {
    const ledger = await smallLedger(texts(3));
    const first = await checkLedger(await now(ledger, 3), null, ledger.consistency);
    expect(first.growth).toBe('first');
    const again = await checkLedger(await now(ledger, 3), await now(ledger, 3), ledger.consistency);
    expect(again.growth).toBe('same');
    expect(isSound(first) && isSound(again)).toBeTrue();
  });

  it('tells a ledger that was cut, rewritten, forked or signed by another', async () => {
    const by = await signer();
    const ledger = await smallLedger(texts(9), by);
    const other = await smallLedger([...texts(4), 'another', ...texts(4, 5)], by);
    const stranger = await smallLedger(texts(9));
    const seen = await now(ledger, 7);
    const cases: [string, SmallLedger, number, string][] = [
      ['cut', ledger, 6, 'shrunk'],
      ['rewritten before what was seen', other, 9, 'rewritten'],
      ['forked at the same length', other, 7, 'rewritten'],
      ['of another key', stranger, 9, 'other-key'],
    ];
    for (const [name, told, size, growth] of cases) {
      const finding = await checkLedger(await now(told, size), seen, told.consistency);
      expect(finding.growth)
        .withContext(name)
        .toBe(growth as 'shrunk');
      expect(isSound(finding)).withContext(name).toBeFalse();
    }
  });

  it('believes no checkpoint whose signature is wrong', async () => {
    const ledger = await smallLedger(texts(3));
    const { note, publicKey } = await now(ledger, 3);
    const bent = { note: note.replace('\n3\n', '\n2\n'), publicKey };
    const finding = await checkLedger(bent, null, ledger.consistency);
    expect(finding).toEqual({
      signature: 'wrong-signature',
      growth: 'not-checked',
      added: 0,
      size: 0,
    });
    expect(isSound(finding)).toBeFalse();
  });
});
