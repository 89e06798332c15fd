import {
  compilePolicy,
  runCase,
  type CompiledPolicy,
  type PolicyDocument,
  type Rule,
  type Ruleset,
  type TestCase,
} from '@ringfence/rules';

/** Where a policy lets a user's call go; the other place it forbids. */
export const PLACES = ['webrtc', 'conversations'] as const;
export type Place = (typeof PLACES)[number];

/** Kind of the endpoint and its name in the demo directory. */
export const ENDPOINTS = {
  webrtc: { kind: 'webrtc', id: 'web-app' },
  conversations: { kind: 'conversations', id: 'support-queue' },
} as const;

/**
 * A policy that lets users' calls go to one place and forbids the other: two of them disagree on every such call.
 *
 * It carries the ban of the shipped policy, what its proofs need and a case for every rule, and no more, so that its gates are asked in a moment.
 */
export function smallPolicy(shipped: PolicyDocument, place: Place): PolicyDocument {
  const { rulesets } = shipped;
  const policy: PolicyDocument = {
    ...shipped,
    rulesets: {
      'pstn-ban': rulesets['pstn-ban'],
      'call-permission': {
        kind: 'allow-list',
        rules: rulesets['call-permission'].rules.filter(
          ({ name }) => name === 'permission-not-needed',
        ),
      },
      routing: routingTo(rulesets.routing, place),
    },
    suites: [],
  };
  const compiled = compilePolicy(policy, { version: 0, digest: '' });
  const cases = casesFor(
    compiled,
    shipped.suites.flatMap((suite) => suite.cases),
  );
  return { ...policy, suites: [{ name: 'every rule once', cases }] };
}

function routingTo({ kind, rules, conditions }: Ruleset, place: Place): Ruleset {
  const shipped = (wanted: string): Rule => rules.find(({ name }) => name === wanted)!;
  const places = PLACES.map((each) => {
    const { event } = shipped(`user-to-${each}`);
    return each === place
      ? {
          name: `user-to-${each}`,
          conditions: { all: [{ condition: `user-to-${each}` }] },
          event,
        }
      : ({
          name: `not-to-${each}`,
          conditions: { all: [{ fact: 'flow.destination', operator: 'equal', value: each }] },
          event: {
            type: 'forbid',
            params: { ...event.params, code: 'no-route', scenario: undefined },
          },
        } as unknown as Rule);
  }).map(withoutHoles);
  // Without it the rules alone would permit a leg that nobody knows.
  return {
    kind,
    rules: [...places, shipped('endpoints-are-registered')],
    ...(conditions === undefined ? {} : { conditions }),
  };
}

/** A document holds no `undefined`. */
function withoutHoles(rule: Rule): Rule {
  return JSON.parse(JSON.stringify(rule)) as Rule;
}

/** A case for each rule, expecting what the policy answers. */
function casesFor(policy: CompiledPolicy, candidates: readonly TestCase[]): TestCase[] {
  const missing = new Set(policy.rules.map(({ id }) => id));
  const cases: TestCase[] = [];
  for (const candidate of candidates) {
    const { decision, outcomes } = runCase(policy, candidate, 'case').judgement;
    if (!outcomes.match.some((rule) => missing.delete(rule))) continue;
    for (const rule of outcomes.match) missing.delete(rule);
    const reasons = [...new Set(decision.reasons.map(({ code }) => code))];
    cases.push({ ...candidate, expect: { effect: decision.effect, reasons } });
  }
  if (missing.size > 0) throw new Error(`no case for ${[...missing].join()}`);
  return cases;
}
