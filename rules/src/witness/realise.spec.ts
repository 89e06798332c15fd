import fc from 'fast-check';
import { candidatesOf } from '../engine/judge-target.js';
import { decide } from '../engine/decide.js';
import { deriveFacts } from '../facts/derive-facts.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { Parameter } from '../model/parameter.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { parseCallAttempt, parseEvidence } from '../parse/parse-question.js';
import { randomQuestions, SHIPPED_QUESTIONS } from './random-questions.fixture.js';
import { realise, type RealisedQuestion } from './realise.js';
import { areMet, type ListMatch, type WantedFacts } from './wanted-facts.js';

const RUNS = 3000;
const LEAST_SHARE = 0.99;
const { parameters } = SHIPPED_POLICY;

function expectWanted(
  found: RealisedQuestion | undefined,
  wanted: WantedFacts,
  figures: readonly Parameter[],
  lists: ListMatch = 'exact',
): RealisedQuestion {
  if (found === undefined) throw new Error(`nothing found for ${JSON.stringify(wanted)}`);
  const { attempt, evidence, now, facts } = found;
  const derived = deriveFacts(attempt, evidence, figures, now, candidatesOf(attempt, evidence)[0]);
  if (!areMet(derived, wanted, lists))
    throw new Error(`${JSON.stringify(attempt)} has not the wanted facts`);
  expect(facts).toEqual(derived);
  expect(parseCallAttempt(attempt).problems).toBeUndefined();
  expect(parseEvidence(evidence).problems).toBeUndefined();
  return found;
}

describe('realise', () => {
  const rows: readonly [name: string, wanted: WantedFacts][] = [
    ['nothing in particular', {}],
    ['a permission nobody could look up', { 'grant.known': false }],
    [
      'a user rung without a grant',
      { 'permission.needed': true, 'grant.status': 'none', 'grant.known': true },
    ],
    ['a route that is asked for', { 'attempt.targetNamed': false, 'flow.destination': 'webrtc' }],
    [
      'a route among many destinations',
      {
        'attempt.targetNamed': false,
        'flow.destination': 'sip-trunk',
        'businessNumber.destinationCount': 7,
      },
    ],
    ['nowhere to go', { 'flow.initiatedBy': 'user', 'flow.destination': 'none' }],
    ['the second leg is a phone', { 'legs.kinds': ['whatsapp', 'pstn', 'webrtc'] }],
    ['the target alone leads to the phone network', { 'pstn.legs': ['target'] }],
    ['a leg named target that is not the target', { 'pstn.legs': ['target', 'leg-2'] }],
    ['a phone that was passed', { 'flow.via': 'pstn' }],
    ['an unknown kind that was passed', { 'pstn.unclassifiedLegs': ['via:TEL', 'via:TEL'] }],
    ['legs beyond those the attempt lists', { 'flow.legCount': 2, 'pstn.openLegCount': 5 }],
    ['as many legs as an attempt may list', { 'flow.legCount': 33, 'pstn.legCount': 0 }],
    [
      'an emergency number, not on the phone network',
      { 'pstn.emergencyLegCount': 1, 'pstn.legCount': 0 },
    ],
    [
      'an emergency number on the phone network',
      { 'pstn.emergencyLegCount': 1, 'pstn.legCount': 1 },
    ],
    ['a caller from the phone network', { 'pstn.originLegCount': 1 }],
    [
      'a stranger calls, whose number is hidden',
      { 'flow.initiatedBy': 'user', 'user.waId': 'none', 'flow.userMatches': false },
    ],
    [
      'a stranger is rung, the user is known by the scoped id',
      { 'permission.needed': true, 'user.waId': 'none', 'flow.userMatches': false },
    ],
    [
      'the user calls from an address that leads to the phone network',
      { 'flow.origin': 'whatsapp', 'flow.userMatches': true, 'pstn.legs': ['me'] },
    ],
    [
      'a claim that does not fit',
      { 'attempt.initiator': 'user', 'flow.initiatorFits': false, 'flow.destination': 'whatsapp' },
    ],
    ['shut', { 'callHours.state': 'closed' }],
    ['hours nobody can read', { 'callHours.state': null, 'businessNumber.registered': true }],
    ['a number nobody registered', { 'businessNumber.registered': false }],
    [
      'only the user may not call',
      {
        'restrictions.blockUserCalls': true,
        'restrictions.blockBusinessCalls': false,
      },
    ],
    ['a name nobody knows', { 'restrictions.active': ['unnamed'] }],
    ['figures of another time', { 'limit.connectedCalls24h': 10 }],
    [
      'figures of another provider',
      { 'limit.connectedCalls24h': 5, 'limits.known': true, 'clock.now': Date.UTC(2026, 10, 24) },
    ],
    ['figures nobody knows', { 'limits.known': false, 'businessNumber.registered': true }],
    ['a fact of the caller’s own', { 'context.team': 'red' }],
    ['a fact of the caller’s own that is missing', { 'context.team': null }],
    ['each grant: revoked', { 'grant.status': 'revoked' }],
    ['each grant: over', { 'grant.status': 'expired' }],
    ['each grant: not told by its fields', { 'grant.known': true, 'grant.status': null }],
  ];
  for (const [name, wanted] of rows) {
    it(name, () => {
      expectWanted(realise(wanted, parameters), wanted, parameters);
    });
  }

  it('gives a question that is permitted when nothing is wanted', () => {
    const found = expectWanted(realise({}, parameters), {}, parameters);
    const { decision } = decide(SHIPPED_COMPILED, { ...found, decisionId: 'd' });
    expect(decision.effect).toBe('permit');
  });

  it('meets lists by their members, in any order', () => {
    const wanted = {
      'flow.origin': 'whatsapp',
      'flow.destination': 'pstn',
      'legs.kinds': ['pstn', 'webrtc', 'whatsapp'],
      'pstn.legs': ['target', 'a', 'b'],
    };
    expect(realise(wanted, parameters)).toBeUndefined();
    expectWanted(realise(wanted, parameters, { lists: 'members' }), wanted, parameters, 'members');
  });

  it('takes the instant it is given where the clock is free', () => {
    const now = Date.UTC(2026, 11, 24, 6);
    expect(realise({}, parameters, { now })?.now).toBe(now);
  });

  const impossible: readonly [name: string, wanted: WantedFacts][] = [
    ['a count that is not its list’s', { 'pstn.legs': ['a'], 'pstn.legCount': 2 }],
    [
      'a user rung by a call that rings nobody',
      { 'permission.needed': true, 'flow.destination': 'webrtc' },
    ],
    ['a country nobody has', { 'businessNumber.country': 'ZZ' }],
    ['a value of another type', { 'usage.concurrentCalls': 'many' }],
    ['less than no calls', { 'usage.concurrentCalls': -1 }],
    ['figures never in force', { 'limit.connectedCalls24h': 7 }],
    ['an instant that cannot be written', { 'clock.now': 9e15 }],
    ['a business number that is none', { 'attempt.businessNumber': 'sales' }],
    ['a fact nobody derives', { 'flow.mood': 'sunny' }],
    ['more legs than a call may have', { 'flow.legCount': 40 }],
    [
      'a route without a registered number',
      {
        'attempt.targetNamed': false,
        'flow.destination': 'webrtc',
        'businessNumber.registered': false,
      },
    ],
  ];
  for (const [name, wanted] of impossible) {
    it(`finds no question for ${name}`, () => expect(realise(wanted, parameters)).toBeUndefined());
  }

  for (const lists of ['exact', 'members'] as const) {
    it(`finds a question for any part of the facts of a call that can be (${lists})`, () => {
      let asked = 0;
      let found = 0;
      const property = fc.property(
        fc.oneof(
          { weight: 9, arbitrary: randomQuestions },
          { weight: 1, arbitrary: fc.constantFrom(...SHIPPED_QUESTIONS).map((one) => [one]) },
        ),
        fc.constantFrom(0.1, 0.3, 0.6, 1),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 70, maxLength: 70 }),
        (questions, share, chances) => {
          for (const question of questions) {
            const wanted = Object.fromEntries(
              Object.entries(question.facts).filter((_, index) => chances[index]! <= share),
            );
            asked++;
            const call = realise(wanted, question.parameters, { lists });
            if (call === undefined) continue;
            found++;
            expectWanted(call, wanted, question.parameters, lists);
          }
        },
      );
      const result = fc.check(property, { numRuns: RUNS });
      const share = found / asked;
      process.stdout.write(
        `realise (${lists}): ${asked} vectors, seed ${result.seed}, found ${(share * 100).toFixed(2)} %\n`,
      );
      expect(result.failed)
        .withContext(fc.defaultReportMessage(result) ?? '')
        .toBeFalse();
      expect(share).toBeGreaterThanOrEqual(LEAST_SHARE);
    });
  }

  it('knows every fact of the catalogue: each can be had with another value than by default', () => {
    const free = realise({}, parameters)!.facts;
    const seen = [...SHIPPED_QUESTIONS, ...fc.sample(randomQuestions, 500).flat()];
    for (const name of Object.keys(FACT_CATALOG)) {
      const other = seen.find(
        ({ facts }) => JSON.stringify(facts[name]) !== JSON.stringify(free[name]),
      );
      if (other === undefined) throw new Error(`no question has another ${name}`);
      const wanted = { [name]: other.facts[name]! };
      expectWanted(realise(wanted, other.parameters), wanted, other.parameters);
    }
  });
});
