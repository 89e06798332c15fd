import { analyse } from '../analysis/analyse.js';
import { differenceKey } from '../analysis/difference-class.js';
import { compilePolicy, type CompiledPolicy } from '../engine/compile-policy.js';
import { decide } from '../engine/decide.js';
import { killSwitchDeny } from '../engine/kill-switch.js';
import { userCall, withoutTarget } from '../engine/questions.fixture.js';
import type { DifferenceClass } from '../model/analysis.js';
import type { EndpointKind } from '../model/endpoint.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Rule, RulesetName } from '../model/ruleset.js';
import type { TestCase } from '../model/test-case.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { ruleOf } from '../parse/rulesets.fixture.js';
import { differencesOnRecord, type RecordedDifference } from './differences-on-record.js';
import { replayDecision, type RecordedDecision } from './replay.js';

function edited(
  name: RulesetName,
  edit: (rules: readonly Rule[]) => readonly Rule[],
): PolicyDocument {
  const ruleset = SHIPPED_POLICY.rulesets[name];
  const rulesets = {
    ...SHIPPED_POLICY.rulesets,
    [name]: { ...ruleset, rules: edit(ruleset.rules) },
  };
  return { ...SHIPPED_POLICY, rulesets };
}

const without = (name: RulesetName, rule: string): PolicyDocument =>
  edited(name, (rules) => rules.filter((one) => one.name !== rule));
const compiled = (policy: PolicyDocument): CompiledPolicy =>
  compilePolicy(policy, { version: 2, digest: 'sha256:draft' });

function recordOf(policy: CompiledPolicy, { attempt, evidence, now }: TestCase): RecordedDecision {
  const asked = { attempt, evidence, now: Date.parse(now) };
  return { ...asked, ...decide(policy, { ...asked, decisionId: 'd' }) };
}

function differences(
  before: CompiledPolicy,
  after: CompiledPolicy,
  recorded: RecordedDecision,
): readonly RecordedDifference[] {
  return differencesOnRecord(before, after, recorded, replayDecision(after, recorded));
}

const EDITS: readonly [name: string, policy: PolicyDocument][] = [
  [
    'a ban more',
    edited('pstn-ban', (rules) => [
      ...rules,
      ruleOf('no-webrtc', 'forbid', {
        all: [{ fact: 'flow.destination', operator: 'equal', value: 'webrtc' }],
      }),
    ]),
  ],
  ['a ban less', without('routing', 'calling-is-switched-on')],
  ['a flow less', without('routing', 'user-to-webrtc')],
  [
    'another time to ring',
    edited('routing', (rules) =>
      rules.map((rule) =>
        rule.name === 'user-to-webrtc'
          ? {
              ...rule,
              event: { ...rule.event, params: { ...rule.event.params, connectTimeoutSeconds: 9 } },
            }
          : rule,
      ),
    ),
  ],
];

describe('differencesOnRecord', () => {
  for (const [name, policy] of EDITS) {
    describe(`after ${name}`, () => {
      const draft = compiled(policy);
      let classes: readonly DifferenceClass[];
      let keys: ReadonlySet<string>;
      beforeAll(() => {
        const { difference } = analyse(policy, { clock: () => 0, previous: SHIPPED_POLICY });
        expect(difference?.complete).toBeTrue();
        ({ classes } = difference!);
        keys = new Set(classes.map(differenceKey));
      });

      it('finds the call that shows a class in that class, which is one of its own', () => {
        expect(classes.length).toBeGreaterThan(0);
        expect(keys.size).toBe(classes.length);
        for (const one of classes) {
          const recorded = recordOf(SHIPPED_COMPILED, one.witness.case);
          const found = differences(SHIPPED_COMPILED, draft, recorded).map(({ key }) => key);
          const { change } = replayDecision(draft, recorded);
          if (change !== 'not-replayable') expect(found).toEqual([differenceKey(one)]);
        }
      });

      it('finds every shipped case that is answered otherwise in a class of the complete list', () => {
        let changed = 0;
        for (const testCase of SHIPPED_POLICY.suites.flatMap(({ cases }) => cases)) {
          const recorded = recordOf(SHIPPED_COMPILED, testCase);
          for (const { key } of differences(SHIPPED_COMPILED, draft, recorded)) {
            changed++;
            if (!keys.has(key)) throw new Error(`${testCase.name} falls into no class: ${key}`);
          }
        }
        expect(changed).toBeGreaterThan(0);
      });
    });
  }

  const [[, banned]] = EDITS as [(typeof EDITS)[number]];
  const toWebrtc: TestCase = { name: 'c', ...asCase(userCall()) };

  const places: readonly [name: string, ids: readonly string[], changes: readonly string[]][] = [
    ['the first of which changes', ['webrtc:web-app', 'conversations:queue'], ['permit-to-deny']],
    ['the last of which changes', ['conversations:queue', 'webrtc:web-app'], ['permit-to-deny']],
    [
      'of which one that is denied gets a reason more, which nobody is told',
      ['conversations:queue', 'webrtc:unregistered'],
      [],
    ],
  ];
  for (const [name, ids, changes] of places) {
    it(`tells of a call that may go to several places, ${name}`, () => {
      const destinations = ids.map((each) => {
        const [kind, id] = each.split(':') as [EndpointKind, string];
        return { kind, id };
      });
      const question = withoutTarget(userCall({ number: { destinations } }));
      const earlier = compilePolicy(SHIPPED_POLICY, { version: 0, digest: 'sha256:earlier' });
      const recorded = recordOf(earlier, { name: 'c', ...asCase(question) });
      expect(recorded.decision.effect).toBe('permit');
      const found = differences(SHIPPED_COMPILED, compiled(banned), recorded);
      expect(found.map(({ change }) => change)).toEqual([
        ...changes,
      ] as (typeof found)[0]['change'][]);
    });
  }

  it('tells the difference from the policy that is asked for, whatever another one answered then', () => {
    const older = compilePolicy(banned, { version: 1, digest: 'sha256:older' });
    const recorded = recordOf(older, toWebrtc);
    const backAgain = compiled(banned);
    expect(replayDecision(backAgain, recorded).change).toBe('same');
    const found = differences(SHIPPED_COMPILED, backAgain, recorded);
    expect(found.map(({ change }) => change)).toEqual(['permit-to-deny']);
  });

  it('finds what a kill switch stopped in no class', () => {
    const permitted = recordOf(SHIPPED_COMPILED, toWebrtc);
    const killed: RecordedDecision = { ...permitted, ...killSwitchDeny(permitted) };
    expect(differences(SHIPPED_COMPILED, compiled(banned), killed)).toEqual([]);
  });

  it('finds what stays the same in no class', () => {
    const recorded = recordOf(SHIPPED_COMPILED, toWebrtc);
    expect(differences(SHIPPED_COMPILED, compiled(SHIPPED_POLICY), recorded)).toEqual([]);
  });
});

function asCase({ attempt, evidence, now }: ReturnType<typeof userCall>): Omit<TestCase, 'name'> {
  return { attempt, evidence, now: new Date(now).toISOString() };
}
