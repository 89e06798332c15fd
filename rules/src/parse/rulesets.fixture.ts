import type { PolicyProperty } from '../model/analysis.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition, Rule, RuleParams, Ruleset } from '../model/ruleset.js';

/** A condition that holds for every call. */
export const ALWAYS: Condition = {
  all: [{ fact: 'flow.legCount', operator: 'greaterThanInclusive', value: 0 }],
};
/** A condition that holds for none. */
export const NEVER: Condition = {
  all: [{ fact: 'flow.legCount', operator: 'lessThan', value: 0 }],
};

/** A rule the parser accepts; its code is its name. */
export function ruleOf(
  name: string,
  type: 'permit' | 'forbid',
  conditions: Condition,
  params: Partial<RuleParams> = {},
): Rule {
  return {
    name,
    conditions,
    event: {
      type,
      params: { code: name, clause: 'WA-PSTN-001', text: { en: name, ja: name }, ...params },
    },
  };
}

/** A routing permit the parser accepts. */
export function flowOf(name: string, conditions: Condition, priority?: number): Rule {
  const rule = ruleOf(name, 'permit', conditions, { scenario: 'user-to-webrtc' });
  return priority === undefined ? rule : { ...rule, priority };
}

/** A property the parser accepts; its title is its id. */
export function propertyOf(id: string): PolicyProperty {
  return { id, title: { en: id, ja: id }, kind: 'never-permits', when: NEVER };
}

export interface Rules {
  readonly ban?: readonly Rule[];
  readonly routing?: readonly Rule[];
  readonly permission?: readonly Rule[];
  readonly conditions?: Ruleset['conditions'];
}

/** A policy that permits whatever these rules do not deny; where a list is given it stands alone. */
export function policyOf(
  rules: Rules,
  parameters: PolicyDocument['parameters'] = [],
): PolicyDocument {
  const conditions = rules.conditions === undefined ? {} : { conditions: rules.conditions };
  return {
    rulesets: {
      'pstn-ban': { kind: 'ban', rules: rules.ban ?? [], ...conditions },
      routing: {
        kind: 'allow-list',
        rules: rules.routing ?? [flowOf('any-flow', ALWAYS)],
        ...conditions,
      },
      'call-permission': {
        kind: 'allow-list',
        rules: rules.permission ?? [ruleOf('any-grant', 'permit', ALWAYS)],
        ...conditions,
      },
    },
    parameters,
    suites: [],
    properties: [],
  };
}
