import { limitStanding, type LimitStanding } from './limit-standing.js';

const CONNECTED = 'perm.connectedCalls.max';
const STREAK = 'perm.unanswered.revokeAt';

describe('limitStanding', () => {
  const rows: readonly [
    key: string,
    used: number | undefined,
    max: number,
    nudgeAt: number | null,
    is: LimitStanding,
  ][] = [
    [CONNECTED, undefined, 5, 2, 'unknown'],
    [CONNECTED, 0, 5, 2, 'free'],
    [CONNECTED, 3, 5, 2, 'free'],
    [CONNECTED, 4, 5, 2, 'near'],
    [CONNECTED, 5, 5, 2, 'full'],
    [CONNECTED, 6, 5, 2, 'full'],
    [CONNECTED, 0, 0, 2, 'full'],
    [STREAK, 1, 4, 2, 'free'],
    [STREAK, 2, 4, 2, 'near'],
    [STREAK, 2, 4, null, 'free'],
    [STREAK, 4, 4, 2, 'full'],
  ];
  for (const [key, used, max, nudgeAt, is] of rows) {
    it(`is ${is} at ${used ?? 'an unknown number'} of ${max} (${key}, warned at ${nudgeAt ?? 'nothing'})`, () =>
      expect(limitStanding({ key, max, ...(used === undefined ? {} : { used }) }, nudgeAt)).toBe(
        is,
      ));
  }
});
