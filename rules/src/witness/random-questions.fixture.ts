import fc from 'fast-check';
import { candidatesOf } from '../engine/judge-target.js';
import { deriveFacts } from '../facts/derive-facts.js';
import { questionOf, randomCall } from '../invariant/random-calls.fixture.js';
import type { CallAttempt, Leg } from '../model/call-attempt.js';
import type { BusinessNumber, Evidence, Usage } from '../model/evidence.js';
import type { Facts } from '../model/fact.js';
import type { Grant } from '../model/grant.js';
import type { Parameter, ParameterValue } from '../model/parameter.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';

/** A question with the facts of one leg that `decide` would judge for it. */
export interface DerivedQuestion {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  readonly now: number;
  readonly parameters: readonly Parameter[];
  readonly facts: Facts;
}

const instant = fc
  .constantFrom(
    ...['2025-01-01T00:00:00Z', '2025-11-01T09:30:00+09:00', '2026-06-25T23:59:59.999Z'],
    ...['2026-06-26T00:00:00Z', '2026-11-20T18:00:00Z', '2026-11-24T02:59:59Z'],
    ...['2026-11-24T03:00:00Z', '2026-11-24T03:00:01Z', '2027-01-01T00:00:00Z'],
  )
  .map((text) => text);

const count = fc.constantFrom(0, 1, 2, 4, 5, 10, 99, 100, 1000, 10_000, 0.5);

const grant: fc.Arbitrary<Grant | null | undefined> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        kind: fc.constantFrom<NonNullable<Grant['kind']>[]>('temporary', 'permanent'),
        grantedAt: instant,
        expiresAt: instant,
        revokedAt: instant,
        source: fc.constantFrom('user_action', 'automatic', 'none', ''),
        confirmedAt: instant,
      },
      { requiredKeys: [] },
    ),
  },
);

const usage: fc.Arbitrary<Usage> = fc.record(
  {
    connectedCalls24h: count,
    nextConnectedSlotAt: instant,
    unansweredInARow: count,
    activeCallsOfPair: count,
    concurrentCalls: count,
    initiations24h: count,
  },
  { requiredKeys: [] },
);

const hhmm = fc.constantFrom('0000', '0900', '1200', '1800', '2400', 'noon');
const number: fc.Arbitrary<BusinessNumber> = fc.record(
  {
    country: fc.constantFrom('JP', 'US', 'PR', 'KP', 'CA', 'ZZ', ''),
    provider: fc.constantFrom('meta', 'Infobip', 'ntt-cpaas', 'another', 'none', '\u200b'),
    callingEnabled: fc.boolean(),
    messagingLimit: count,
    sandbox: fc.boolean(),
    callbackPermission: fc.boolean(),
    callHours: fc.record(
      {
        timeZone: fc.constantFrom('Asia/Tokyo', 'America/New_York', 'Mars/Base'),
        weekly: fc.array(
          fc.record({
            day: fc.constantFrom('MON' as const, 'TUE' as const, 'FRI' as const),
            open: hhmm,
            close: hhmm,
          }),
          { maxLength: 4 },
        ),
        holidayMeans: fc.constantFrom('closed' as const, 'open' as const),
      },
      { requiredKeys: [] },
    ),
    restrictions: fc.array(
      fc.record(
        {
          type: fc.constantFrom(
            ...['RESTRICTED_BUSINESS_INITIATED_CALLING', 'RESTRICTED_USER_INITIATED_CALLING'],
            ...['DISABLE', 'REINSTATE', 'SCHEDULE_FOR_DISABLE', 'SOMETHING_NEW'],
          ),
          until: instant,
        },
        { requiredKeys: [] },
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);

const user = fc.constantFrom<CallAttempt['user'][]>(
  { waId: '819011110001' },
  { waId: '819011110002' },
  { waId: '819011110001', bsuid: 'JP.7' },
  { bsuid: 'JP.7' },
);

/** Figures the shipped policy leaves out or unset, so that what hangs on them is seen too. */
const CHANGES: readonly Readonly<Record<string, ParameterValue['value'] | undefined>>[] = [
  {},
  {},
  { 'perm.state.maxAge': 'PT24H' },
  { 'perm.state.maxAge': 'soon' },
  { 'pstn.emergencyNumbers': undefined },
  { 'restriction.userCalls': undefined },
  { 'perm.temporary.ttl': undefined },
  { 'calls.concurrent.max': undefined },
  { 'bic.blockedBusinessNumberCountries': undefined },
];

const PARAMETER_SETS = CHANGES.map((change) =>
  SHIPPED_POLICY.parameters.flatMap((parameter): Parameter[] => {
    if (!Object.hasOwn(change, parameter.key)) return [parameter];
    const value = change[parameter.key];
    return value === undefined ? [] : [{ ...parameter, values: [{ value, source: 'spec' }] }];
  }),
);

const party = fc.record({
  id: fc.constantFrom('leg-0', 'leg-1', 'leg-2', 'twin', 'target', 'via:pstn'),
  role: fc.constantFrom<Leg['role'][]>('origin', 'destination', 'participant'),
});

/** Questions in any state of knowledge, with the facts of each leg that would be judged. */
export const randomQuestions: fc.Arbitrary<readonly DerivedQuestion[]> = fc
  .record({
    call: randomCall,
    odd: fc.boolean(),
    parties: fc.array(party, { minLength: 16, maxLength: 16 }),
    grant,
    usage: fc.option(usage, { nil: undefined }),
    number: fc.option(number, { nil: undefined }),
    user,
    linked: fc.boolean(),
    businessNumber: fc.constantFrom('+81311110001', '+14155550100'),
    now: instant,
    parameters: fc.constantFrom(...PARAMETER_SETS),
    emergency: fc.nat({ max: 8 }),
    context: fc.option(fc.dictionary(fc.constantFrom('team', 'vip'), fc.boolean()), {
      nil: undefined,
    }),
  })
  .map((made) => {
    const { attempt, evidence } = questionOf(made.call);
    attempt.user = made.user;
    attempt.businessNumber = made.businessNumber;
    if (made.context !== undefined) attempt.context = made.context;
    if (made.odd) {
      const all = [...attempt.legs, ...(evidence.knownLegs ?? [])];
      all.forEach((leg, index) => Object.assign(leg, made.parties[index]));
    }
    const called = attempt.legs[made.emergency];
    if (called !== undefined) called.endpoint = { ...called.endpoint, address: '110' };
    const { businessNumber, grant: _, usage: __, ...rest } = evidence;
    const asked: Evidence = { ...rest };
    if (made.grant !== undefined) asked.grant = made.grant;
    if (made.usage !== undefined) asked.usage = made.usage;
    if (made.linked) asked.linkedUser = { waId: '819011110001' };
    if (made.number !== undefined) {
      asked.businessNumber = { ...made.number };
      const { destinations } = businessNumber!;
      if (destinations !== undefined) asked.businessNumber.destinations = destinations;
    }
    return derived(attempt, asked, made.parameters, Date.parse(made.now));
  });

/** A question once for each leg that would be judged. @param now epoch milliseconds (UTC) */
export function derived(
  attempt: CallAttempt,
  evidence: Evidence,
  parameters: readonly Parameter[],
  now: number,
): readonly DerivedQuestion[] {
  const candidates = candidatesOf(attempt, evidence);
  return (candidates.length === 0 ? [undefined] : candidates).map((candidate) => ({
    attempt,
    evidence,
    now,
    parameters,
    facts: deriveFacts(attempt, evidence, parameters, now, candidate),
  }));
}

/** The questions of all shipped cases. */
export const SHIPPED_QUESTIONS: readonly DerivedQuestion[] = SHIPPED_POLICY.suites.flatMap(
  ({ cases }) =>
    cases.flatMap(({ attempt, evidence, now }) =>
      derived(attempt, evidence, SHIPPED_POLICY.parameters, Date.parse(now)),
    ),
);
