import type { DecisionClass } from '../model/analysis.js';
import { changeBetween, differenceKey } from './difference-class.js';

const deny = (...codes: string[]): DecisionClass => ({
  effect: 'deny',
  scenario: 'user-to-webrtc',
  codes,
  route: [],
});
const permit = (seconds?: number, more: Partial<DecisionClass> = {}): DecisionClass => ({
  effect: 'permit',
  scenario: 'user-to-webrtc',
  codes: ['user-to-webrtc'],
  route: [
    {
      endpoint: { kind: 'webrtc', id: 'app' },
      ...(seconds === undefined ? {} : { connectTimeoutSeconds: seconds }),
    },
  ],
  ...more,
});
const elsewhere: DecisionClass = { ...permit(), scenario: 'user-to-calls-api' };

describe('changeBetween', () => {
  const rows: readonly [
    name: string,
    from: DecisionClass,
    to: DecisionClass,
    change: string | undefined,
  ][] = [
    ['a permit become a deny', permit(), deny('a'), 'permit-to-deny'],
    ['a deny become a permit', deny('a'), permit(), 'deny-to-permit'],
    ['another flow', permit(), elsewhere, 'route-changed'],
    ['another time to ring', permit(30), permit(9), 'route-changed'],
    ['the same permit for other reasons', permit(), permit(undefined, { codes: ['x'] }), undefined],
    ['one reason more', deny('a'), deny('a', 'b'), 'reasons-changed'],
    ['the same reasons in another order', deny('a', 'b'), deny('b', 'a'), undefined],
    ['the same', deny('a'), deny('a'), undefined],
  ];
  for (const [name, from, to, change] of rows) {
    it(`tells ${name}`, () => {
      expect(changeBetween(from, to)).toBe(change as ReturnType<typeof changeBetween>);
    });
  }
});

describe('differenceKey', () => {
  type Pair = readonly [from: DecisionClass, to: DecisionClass];
  const keyOf = ([from, to]: Pair): string =>
    differenceKey({ change: changeBetween(from, to)!, from, to });
  const same: readonly [name: string, one: Pair, other: Pair][] = [
    ['other reasons stay', [deny('a'), deny('a', 'b')], [deny('c'), deny('c', 'b')]],
    ['reasons are told in another order', [permit(), deny('a', 'b')], [permit(), deny('b', 'a')]],
    [
      'a denied call would have rung for another time',
      [permit(30), deny('a')],
      [permit(9), deny('a')],
    ],
    [
      'the permit had other reasons',
      [permit(), deny('a')],
      [permit(undefined, { codes: ['x'] }), deny('a')],
    ],
  ];
  for (const [name, one, other] of same) {
    it(`is the same where ${name}`, () => {
      expect(keyOf(one)).toBe(keyOf(other));
    });
  }
  const apart: readonly [name: string, one: Pair, other: Pair][] = [
    ['effects turn', [permit(), deny('a')], [deny('a'), permit()]],
    ['codes come', [permit(), deny('a')], [permit(), deny('b')]],
    ['codes go', [deny('a', 'c'), deny('b', 'c')], [deny('c'), deny('b', 'c')]],
    ['flows change', [permit(), elsewhere], [elsewhere, permit()]],
    ['times to ring change', [permit(30), permit(9)], [permit(30), permit(10)]],
  ];
  for (const [name, one, other] of apart) {
    it(`is another where other ${name}`, () => {
      expect(keyOf(one)).not.toBe(keyOf(other));
    });
  }
});
