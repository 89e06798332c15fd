import type { PolicyDifference } from '../model/analysis.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Rule, RulesetName } from '../model/ruleset.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { ruleOf } from '../parse/rulesets.fixture.js';
import { analyse } from './analyse.js';

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

function differenceTo(policy: PolicyDocument): PolicyDifference {
  return analyse(policy, { clock: () => 0, previous: SHIPPED_POLICY }).difference!;
}

describe('The difference of two policies', () => {
  it('is proved to be none for one and the same', () => {
    expect(differenceTo(SHIPPED_POLICY)).toEqual({
      equivalent: 'proved',
      complete: true,
      classes: [],
    });
  });

  it('is proved to be none where rules are written otherwise and say the same', () => {
    const policy = edited('routing', (rules) =>
      rules
        .map((rule) => ({ ...rule, conditions: { not: { any: [{ not: rule.conditions }] } } }))
        .reverse(),
    );
    expect(differenceTo(policy).equivalent).toBe('proved');
  });

  it('tells the calls a new ban denies, and those it gives one more reason', () => {
    const ban = ruleOf('no-viber', 'forbid', {
      all: [{ fact: 'flow.destination', operator: 'equal', value: 'viber' }],
    });
    const { equivalent, complete, classes } = differenceTo(
      edited('pstn-ban', (rules) => [...rules, ban]),
    );
    expect(equivalent).toBe('refuted');
    expect(complete).toBeTrue();
    expect(classes.map(({ change, rules }) => ({ change, rules }))).toEqual([
      { change: 'permit-to-deny', rules: ['pstn-ban/no-viber'] },
      { change: 'reasons-changed', rules: ['pstn-ban/no-viber'] },
    ]);
    const [denied] = classes;
    expect(denied?.from.effect).toBe('permit');
    expect(denied?.to.codes).toEqual(['no-viber']);
    expect(denied?.witness.facts['flow.destination']).toBe('viber');
  });

  it('tells the calls that are permitted once a ban is gone', () => {
    const { classes, complete } = differenceTo(
      edited('routing', (rules) => rules.filter(({ name }) => name !== 'calling-is-switched-on')),
    );
    expect(complete).toBeTrue();
    expect(
      classes.filter(({ change }) => change === 'deny-to-permit').map(({ from }) => from.codes),
    ).toEqual(jasmine.arrayWithExactContents([['calling-disabled'], ['fact-missing']]));
  });

  it('names the facts behind the rules that change', () => {
    const { classes } = differenceTo(
      edited('routing', (rules) => rules.filter(({ name }) => name !== 'calling-is-switched-on')),
    );
    const permitted = classes.find(({ from }) => from.codes.join() === 'calling-disabled');
    expect(permitted?.witness.sentence).toEqual({
      en: 'A user’s call to +81311110001, which already holds Calls API app bot-2, would be connected to Conversations queue-3. In it, the business number is registered and it is not so that calling is switched on.',
      ja: '利用者から+81311110001への通話（ほかにCalls APIアプリ（bot-2）が参加）について、Conversations（queue-3）への接続が許可されます。「企業番号の登録」に該当する、かつ「通話機能の有効化」に該当しない通話です。',
    });
  });

  it('tells a changed time to ring as a changed route', () => {
    const policy = edited('routing', (rules) =>
      rules.map((rule) =>
        rule.name === 'user-to-webrtc'
          ? {
              ...rule,
              event: { ...rule.event, params: { ...rule.event.params, connectTimeoutSeconds: 9 } },
            }
          : rule,
      ),
    );
    const { classes, complete } = differenceTo(policy);
    expect(complete).toBeTrue();
    expect(classes.map(({ change }) => change)).toEqual(['route-changed']);
    expect(classes[0]?.to.route[0]?.connectTimeoutSeconds).toBe(9);
  });

  it('never counts as proved where figures differ', () => {
    const parameters = SHIPPED_POLICY.parameters.filter(({ key }) => key !== 'perm.request.ttl');
    const { equivalent, complete, why } = differenceTo({ ...SHIPPED_POLICY, parameters });
    expect(equivalent).toBe('unknown');
    expect(complete).toBeFalse();
    expect(why).toBeDefined();
  });
});
