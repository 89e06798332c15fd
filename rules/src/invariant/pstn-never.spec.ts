import fc from 'fast-check';
import { compilePolicy, type CompiledPolicy } from '../engine/compile-policy.js';
import { decide } from '../engine/decide.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';
import { classifyAddress } from '../facts/address-class.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition, Operator, Rule, RulesetName } from '../model/ruleset.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { parsePolicy } from '../parse/parse-policy.js';
import { PSTN_INVARIANT } from './guard-decision.js';
import { breachesOfTarget } from './pstn-reach.js';
import { questionOf, RANDOM_CALL_NOW, randomCall, touchesPhone } from './random-calls.fixture.js';

const RUNS = 20_000;
const LEAST_SHARE_OF_PERMITS = 0.02;

function rule(
  name: string,
  type: 'permit' | 'forbid',
  conditions: Condition,
  flow: { scenario?: string } = {},
): Rule {
  return {
    name,
    conditions,
    event: {
      type,
      params: { code: name, clause: 'none', text: { en: name, ja: name }, ...flow },
    },
  };
}

/** The parser wants a permit of routing to name one of the twelve; these name the same one for every call. */
const ANY_FLOW = { scenario: 'user-to-webrtc' };
const ALWAYS: Condition = {
  all: [{ fact: 'flow.legCount', operator: 'greaterThanInclusive', value: 0 }],
};
const NEVER: Condition = { all: [{ fact: 'flow.legCount', operator: 'lessThan', value: 0 }] };

function policyOf(rules: Record<RulesetName, Rule[]>): PolicyDocument {
  return {
    ...SHIPPED_POLICY,
    suites: [],
    rulesets: {
      'pstn-ban': { kind: 'ban', rules: rules['pstn-ban'] },
      routing: { kind: 'allow-list', rules: rules.routing },
      'call-permission': { kind: 'allow-list', rules: rules['call-permission'] },
    },
  };
}

const PERMISSIVE = policyOf({
  'pstn-ban': [rule('never', 'forbid', NEVER)],
  routing: [rule('anything', 'permit', ALWAYS, ANY_FLOW)],
  'call-permission': [rule('anything', 'permit', ALWAYS)],
});

/** Conditions that lean towards permits, so that the rules seldom stop what the invariant has to stop. */
const condition: fc.Arbitrary<Condition> = fc
  .constantFrom(
    ...Object.entries(FACT_CATALOG).filter(
      ([, { type }]) => type === 'number' || type === 'boolean',
    ),
  )
  .chain(([fact, { type }]): fc.Arbitrary<Condition> =>
    type === 'boolean'
      ? fc.boolean().map((value) => ({ fact, operator: 'equal', value }))
      : fc
          .record({
            operator: fc.constantFrom<Operator[]>(
              'lessThan',
              'greaterThan',
              'greaterThanInclusive',
            ),
            value: fc.integer({ min: -1, max: 3 }),
          })
          .map(({ operator, value }): Condition => ({ fact, operator, value })),
  )
  .chain((leaf) => fc.constantFrom<Condition>({ all: [leaf] }, { any: [leaf] }, { not: leaf }));

const randomPolicy = fc
  .tuple(
    fc.array(condition, { minLength: 1, maxLength: 2 }),
    fc.array(condition, { minLength: 3, maxLength: 6 }),
    fc.array(condition, { minLength: 3, maxLength: 6 }),
  )
  .map(([ban, routing, permission]) =>
    policyOf({
      'pstn-ban': ban.map((one, index) => rule(`ban-${index}`, 'forbid', one)),
      routing: routing.map((one, index) => rule(`flow-${index}`, 'permit', one, ANY_FLOW)),
      'call-permission': permission.map((one, index) => rule(`grant-${index}`, 'permit', one)),
    }),
  );

describe('Invariant: the phone network is never permitted', () => {
  const reference = { version: 1, digest: 'sha256:spec' };

  it(`in ${RUNS} random calls, whatever rules the parser accepts`, () => {
    const accepted: CompiledPolicy[] = [SHIPPED_COMPILED];
    for (const document of [PERMISSIVE, ...fc.sample(randomPolicy, 40)]) {
      const { policy, problems } = parsePolicy(document);
      expect(problems).toBeUndefined();
      if (policy !== undefined) accepted.push(compilePolicy(policy, reference));
    }
    let permits = 0;
    let stopped = 0;
    const permissive = accepted[1]!;
    const property = fc.property(
      randomCall,
      fc.nat({ max: accepted.length - 1 }),
      fc.boolean(),
      (call, at, open) => {
        // Half of the calls meet the permissive policy: there the invariant stands alone.
        const policy = open ? permissive : accepted[at]!;
        const { decision } = decide(policy, {
          ...questionOf(call),
          now: RANDOM_CALL_NOW,
          decisionId: 'd',
        });
        if (decision.effect === 'deny') {
          if (decision.reasons.some((reason) => reason.rule === PSTN_INVARIANT)) stopped++;
          return;
        }
        permits++;
        if (touchesPhone(call))
          throw new Error('a call that touches the phone network was permitted');
        const ends = new Map(call.destinations.map((one) => [one.endpoint, one.reachesPhone]));
        for (const { endpoint } of decision.route) {
          if (ends.get(endpoint) === true) throw new Error('the route leads to the phone network');
        }
      },
    );
    const result = fc.check(property, { numRuns: RUNS });
    const share = permits / RUNS;
    process.stdout.write(
      `pstn-never: ${RUNS} calls, seed ${result.seed}, permits ${(share * 100).toFixed(1)} %, stopped by the invariant alone ${stopped}\n`,
    );

    expect(result.failed)
      .withContext(fc.defaultReportMessage(result) ?? '')
      .toBeFalse();
    expect(share).toBeGreaterThanOrEqual(LEAST_SHARE_OF_PERMITS);
    expect(stopped).toBeGreaterThan(0);
  });

  it('and the shipped rules stop all that the invariant would stop', () => {
    const property = fc.property(randomCall, (call) => {
      const { decision } = decide(SHIPPED_COMPILED, {
        ...questionOf(call),
        now: RANDOM_CALL_NOW,
        decisionId: 'd',
      });
      return decision.reasons.every((reason) => reason.rule !== PSTN_INVARIANT);
    });
    expect(() => fc.assert(property, { numRuns: 5_000 })).not.toThrow();
  });

  it('and rules and invariant read every address alike', () => {
    const odd = fc.stringMatching(/^(sips?:|tel:)?[+0-9a-z%@.:;=?&" ]{1,40}$/);
    const likely = fc.constantFrom(
      'sip:1@a.b;user=phone',
      'sip:1@a.b;x=%75ser',
      'sip:a',
      '+1',
      'tel:1',
    );
    const property = fc.property(fc.oneof(odd, likely, fc.string()), (address) => {
      if (address === '') return true;
      const target = { kind: 'webrtc', id: 'one', address };
      const evidence = { endpoints: { 'webrtc:one': { pstnReachability: 'none' as const } } };
      const stopped = breachesOfTarget(target, evidence, 0).length > 0;
      // The invariant may be the stricter of the two, never the laxer.
      return stopped || classifyAddress(address) !== 'phone';
    });
    expect(() => fc.assert(property, { numRuns: 20_000 })).not.toThrow();
  });
});
