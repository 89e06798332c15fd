import type { Promotion } from '../../api/change-wire.js';
import { rollbackTarget } from './rollback-target.js';

const promotion = (sequence: number, version: number): Promotion => ({
  sequence,
  kind: 'promotion',
  version,
  digest: `sha256:${version}`,
  at: '2026-11-24T01:00:00.000Z',
  by: null,
  reason: 'wanted',
  approvals: [],
  certificate: null,
  logIndex: sequence,
});
const told = (all: readonly Promotion[]): string | null => {
  const target = rollbackTarget(all);
  return target === null ? null : `${target.live.version} back to ${target.before.version}`;
};

describe('rollbackTarget', () => {
  const cases: [string, Promotion[], string | null][] = [
    ['nothing was promoted', [], null],
    ['only one version was ever live', [promotion(1, 1)], null],
    ['two were', [promotion(2, 2), promotion(1, 1)], '2 back to 1'],
    ['the list is the other way round', [promotion(1, 1), promotion(2, 2)], '2 back to 1'],
    [
      'the last promotion was a rollback',
      [promotion(3, 1), promotion(2, 2), promotion(1, 1)],
      '1 back to 2',
    ],
  ];
  for (const [name, all, target] of cases) {
    it(`is ${target ?? 'none'} when ${name}`, () => expect(told(all)).toBe(target));
  }
});
