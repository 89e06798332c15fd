import type { TimelineEntry } from '../api/permission-wire.js';
import { timelineLine, type TimelineLine } from './timeline-line.js';

const AT = '2026-11-24T12:00:00.000Z';
const CONNECTED = '2026-11-24T12:00:10.000Z';
const ENDED = '2026-11-24T12:02:10.000Z';
const call = { kind: 'call', at: AT, call: 'p1.x' } as const;

describe('timelineLine', () => {
  const rows: readonly [name: string, entry: TimelineEntry, is: Partial<TimelineLine>][] = [
    [
      'a temporary grant with its end',
      { kind: 'permission', at: AT, type: 'granted', granted: 'temporary', expiresAt: ENDED },
      { key: 'temporary', until: ENDED, colour: 'ok' },
    ],
    [
      'a temporary grant without one',
      { kind: 'permission', at: AT, type: 'granted', granted: 'temporary' },
      { key: 'temporaryOpen' },
    ],
    [
      'a grant of a kind nobody told',
      { kind: 'permission', at: AT, type: 'granted' },
      { key: 'grantedUnclear' },
    ],
    [
      'a revocation with its source',
      { kind: 'permission', at: AT, type: 'revoked', source: 'automatic' },
      { key: 'revoked', codes: ['automatic'], colour: 'bad-t' },
    ],
    ['a refusal', { kind: 'permission', at: AT, type: 'refused' }, { key: 'refused' }],
    [
      'a call that rings',
      { ...call, initiator: 'business' },
      { key: 'byBusinessRinging', isLive: true },
    ],
    [
      'a call under way',
      { ...call, initiator: 'user', connectedAt: CONNECTED },
      { key: 'byUserUnderWay', isLive: true },
    ],
    [
      'a call that was connected, with how long',
      { ...call, initiator: 'business', connectedAt: CONNECTED, endedAt: ENDED },
      { key: 'byBusinessConnected', seconds: 120 },
    ],
    [
      'a call told to have ended before it was connected, as platforms’ clocks have it',
      { ...call, initiator: 'business', connectedAt: ENDED, endedAt: CONNECTED },
      { key: 'byBusinessConnected', seconds: 0 },
    ],
    [
      'a call nobody answered',
      { ...call, initiator: 'business', unansweredAt: ENDED },
      { key: 'byBusinessUnanswered' },
    ],
    [
      'a user’s call that ended unanswered',
      { ...call, initiator: 'user', endedAt: ENDED },
      { key: 'byUserUnanswered' },
    ],
    [
      'a request that the platform refused, with its code',
      {
        kind: 'request',
        at: AT,
        request: 'r',
        status: 'refused',
        platform: 'meta',
        code: '138009',
      },
      { key: 'request.refused', codes: ['138009'], colour: 'warn-t' },
    ],
    [
      'a deny with its reasons',
      {
        kind: 'decision',
        at: AT,
        decisionId: 'd',
        effect: 'deny',
        action: 'connect',
        reasons: ['a'],
      },
      { key: 'deny', decision: 'd', codes: ['a'], colour: 'bad-t' },
    ],
  ];
  for (const [name, entry, is] of rows) {
    it(`tells of ${name}`, () =>
      expect(timelineLine(entry)).toEqual(jasmine.objectContaining({ at: AT, ...is })));
  }
});
