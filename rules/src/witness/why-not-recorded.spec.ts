import { decide } from '../engine/decide.js';
import { killSwitchDeny } from '../engine/kill-switch.js';
import { businessCall, userCall } from '../engine/questions.fixture.js';
import { CONNECTED_CALL_LIMIT, standInDeny } from '../engine/reservation.js';
import type { RecordedDecision } from '../bench/recorded-decision.js';
import { SHIPPED_COMPILED } from '../packs/shipped-policy.fixture.js';
import { whyNotRecorded } from './why-not-recorded.js';

const policy = SHIPPED_COMPILED;

describe('whyNotRecorded', () => {
  const asked = businessCall();
  const permitted = decide(policy, asked);
  const overLimit = businessCall({
    evidence: { usage: { ...asked.evidence.usage, connectedCalls24h: 100 } },
  });
  const rows: readonly [
    name: string,
    recorded: RecordedDecision,
    changes: readonly string[],
    why: RegExp | undefined,
  ][] = [
    [
      'a call that a kill switch stopped',
      { ...asked, ...killSwitchDeny(permitted) },
      [],
      /kill switch/,
    ],
    [
      'a call whose slot another one took',
      { ...asked, ...standInDeny(policy, asked, permitted, CONNECTED_CALL_LIMIT) },
      [],
      /last place/,
    ],
    [
      'a call at the limit by its own count',
      { ...overLimit, ...decide(policy, overLimit) },
      ['usage.connectedCalls24h'],
      undefined,
    ],
    ['a permitted call', { ...userCall(), ...decide(policy, userCall()) }, [], undefined],
  ];
  for (const [name, recorded, changes, why] of rows) {
    it(`tells of ${name}`, () => {
      const answer = whyNotRecorded(policy, recorded);
      expect(answer.ways.flatMap((way) => way.changes.map(({ fact }) => fact))).toEqual([
        ...changes,
      ]);
      expect(answer.complete).toBeTrue();
      if (why === undefined) expect(answer.why).toBeUndefined();
      else expect(answer.why?.en).toMatch(why);
    });
  }
});
