import {
  differenceKey,
  type DecisionClass,
  type DifferenceClass,
  type ImpactClass,
  type Witness,
} from '@ringfence/rules';
import { changeRows } from './change-rows.js';

const endpoint = { kind: 'webrtc' } as const;
const permit = (seconds?: number): DecisionClass => ({
  effect: 'permit',
  scenario: 'user-to-webrtc',
  codes: ['user-to-webrtc'],
  route: [{ endpoint, ...(seconds === undefined ? {} : { connectTimeoutSeconds: seconds }) }],
});
const deny = (...codes: string[]): DecisionClass => ({
  effect: 'deny',
  scenario: 'user-to-webrtc',
  codes,
  route: [],
});
const kind = (
  change: DifferenceClass['change'],
  from: DecisionClass,
  to: DecisionClass,
): DifferenceClass => ({ change, from, to, rules: [], witness: {} as Witness });
const onRecord = (one: DifferenceClass, count: number): ImpactClass => {
  const { change, from, to } = one;
  const newest = { decisionId: `d${count}`, at: '2026-11-24T01:00:00Z' };
  return { key: differenceKey(one), change, from, to, count, newest };
};

describe('changeRows', () => {
  const reasons = kind('reasons-changed', deny('a'), deny('a', 'b'));
  const denied = kind('permit-to-deny', permit(), deny('b'));
  const deniedToo = kind('permit-to-deny', permit(), deny('c'));
  const opened = kind('deny-to-permit', deny('a'), permit());
  const classes = [reasons, denied, deniedToo, opened];

  it('tells what becomes permitted first, then what is frequent, each with its recorded calls', () => {
    const other = { ...reasons, from: deny('z'), to: deny('z', 'b') };
    const impact = { classes: [onRecord(deniedToo, 7), onRecord(other, 3)] };
    const { rows, strays } = changeRows({ classes }, impact);
    expect(rows.map(({ change, to, count }) => [change, to.codes[0], count])).toEqual([
      ['deny-to-permit', 'user-to-webrtc', 0],
      ['permit-to-deny', 'c', 7],
      ['permit-to-deny', 'b', 0],
      ['reasons-changed', 'a', 3],
    ]);
    expect(rows[1]?.newest?.decisionId).toBe('d7');
    expect(strays).toEqual([]);
  });

  it('counts nothing before the records were looked at', () => {
    const { rows } = changeRows({ classes }, null);
    expect(new Set(rows.map(({ count }) => count))).toEqual(new Set([null]));
  });

  it('tells recorded calls of none of the kinds by themselves', () => {
    const { rows, strays } = changeRows({ classes: [denied] }, { classes: [onRecord(opened, 2)] });
    expect(rows.map(({ count }) => count)).toEqual([0]);
    expect(strays.map(({ change, count, gone }) => [change, count, gone])).toEqual([
      ['deny-to-permit', 2, ['a']],
    ]);
  });

  const elsewhere: DecisionClass = { ...permit(30), scenario: 'user-to-calls-api' };
  const contrasts: readonly [name: string, one: DifferenceClass, told: object][] = [
    ['codes', reasons, { gone: [], come: ['b'], flow: null, rings: null }],
    [
      'flow and time',
      kind('route-changed', permit(9), elsewhere),
      { gone: [], come: [], flow: ['user-to-webrtc', 'user-to-calls-api'], rings: [9, 30] },
    ],
    [
      'no time where one answer rings nobody',
      kind('permit-to-deny', permit(9), deny('b')),
      { gone: [], come: ['b'], flow: null, rings: null },
    ],
  ];
  for (const [name, one, told] of contrasts) {
    it(`sets against each other: ${name}`, () => {
      expect(changeRows({ classes: [one] }, null).rows[0]).toEqual(jasmine.objectContaining(told));
    });
  }
});
