import { canonicalJson } from '@ringfence/rules';
import { checkReceipt, isReceiptSound } from './check-receipt.js';
import { smallLedger } from './small-ledger.fixture.js';

const leafOf = (index: number): Readonly<Record<string, unknown>> => ({
  v: 1,
  index,
  kind: 'act',
  action: 'draft.submit',
  reason: '理由',
});
const leaves = [...Array(6).keys()].map((index) => canonicalJson(leafOf(index)));

describe('checkReceipt', () => {
  it('accepts every entry as it is on record', async () => {
    const ledger = await smallLedger(leaves);
    for (let index = 0; index < leaves.length; index++) {
      const entry = { index, leaf: leafOf(index) };
      const finding = await checkReceipt(entry, await ledger.inclusion(index, 6), ledger.publicKey);
      expect(finding).toEqual({ leaf: true, signature: 'good', included: true, size: 6 });
      expect(isReceiptSound(finding)).toBeTrue();
    }
  });

  it('refuses an entry that was changed, moved, or proved by another key', async () => {
    const ledger = await smallLedger(leaves);
    const other = await smallLedger(leaves);
    const proof = await ledger.inclusion(2, 6);
    const cases: [string, Parameters<typeof checkReceipt>][] = [
      [
        'a changed word',
        [{ index: 2, leaf: { ...leafOf(2), action: 'draft.approve' } }, proof, ledger.publicKey],
      ],
      [
        'another index in the entry',
        [{ index: 2, leaf: leafOf(3) }, await ledger.inclusion(3, 6), ledger.publicKey],
      ],
      [
        'the proof of another entry',
        [{ index: 2, leaf: leafOf(2) }, await ledger.inclusion(3, 6), ledger.publicKey],
      ],
      ['another key', [{ index: 2, leaf: leafOf(2) }, proof, other.publicKey]],
      [
        'a path that is no hashes',
        [{ index: 2, leaf: leafOf(2) }, { ...proof, path: ['AQI='] }, ledger.publicKey],
      ],
    ];
    for (const [name, asked] of cases) {
      expect(isReceiptSound(await checkReceipt(...asked)))
        .withContext(name)
        .toBeFalse();
    }
  });
});
