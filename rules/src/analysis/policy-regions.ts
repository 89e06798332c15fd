import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { CompiledRule } from '../engine/compiled-rule.js';
import { codeWithoutPermit } from '../engine/combine.js';
import { SCENARIO_IDS } from '../model/decision.js';
import type { RulesetName } from '../model/ruleset.js';
import type { ConditionRegions, Region } from './condition-regions.js';
import { NEVER, opposite, type Formula, type Formulas } from './formulas.js';

export interface RuleRegion extends Region {
  readonly rule: CompiledRule;
  /** Neither true nor false. */
  readonly isUnknown: Formula;
}

/** Which calls a policy answers with what, by its rules alone: `judgeFacts` as formulas. */
export class PolicyRegions {
  readonly rules: readonly RuleRegion[];
  /** Calls the rules permit. */
  readonly permit: Formula;

  #codes: ReadonlyMap<string, Formula> | undefined;
  #scenarios: ReadonlyMap<string, Formula> | undefined;

  constructor(
    readonly policy: CompiledPolicy,
    readonly formulas: Formulas,
    readonly conditions: ConditionRegions,
  ) {
    this.rules = policy.rules.map((rule) => {
      const region = conditions.of(rule.condition);
      const { isTrue, isFalse } = region;
      return { rule, ...region, isUnknown: formulas.both(opposite(isTrue), opposite(isFalse)) };
    });
    this.permit = this.permitBy(this.rules);
  }

  /** Calls that these rules of the policy alone would permit. */
  permitBy(rules: readonly RuleRegion[]): Formula {
    const { formulas, policy } = this;
    const parts = rules.filter(isForbid).map(({ isFalse }) => isFalse);
    for (const { name, kind } of policy.rulesets) {
      if (kind === 'ban' && name === 'pstn-ban') continue;
      const permits = rules.filter((one) => one.rule.ruleset === name && !isForbid(one));
      parts.push(kind === 'allow-list' ? formulas.any(permits.map(({ isTrue }) => isTrue)) : NEVER);
    }
    return formulas.all(parts);
  }

  /** Calls that one ruleset of these rules refuses with each code, whatever the others say. */
  codesOf(name: RulesetName, rules: readonly RuleRegion[]): ReadonlyMap<string, Formula> {
    const { formulas } = this;
    const kind = this.policy.rulesets.find((one) => one.name === name)?.kind;
    const parts = new Map<string, Formula[]>();
    const add = (code: string, where: Formula): void => {
      if (where === NEVER) return;
      const known = parts.get(code);
      if (known === undefined) parts.set(code, [where]);
      else known.push(where);
    };
    const own = rules.filter(({ rule }) => rule.ruleset === name);
    const forbids = own.filter(isForbid);
    for (const { rule, isTrue, isUnknown } of forbids) {
      add(rule.params.code, isTrue);
      add('fact-missing', isUnknown);
    }
    if (!(kind === 'ban' && name === 'pstn-ban')) {
      const permits = kind === 'allow-list' ? own.filter((one) => !isForbid(one)) : [];
      const unmet = formulas.all([
        ...forbids.map(({ isFalse }) => isFalse),
        ...permits.map(({ isTrue }) => opposite(isTrue)),
      ]);
      const open = formulas.any(permits.map(({ isUnknown }) => isUnknown));
      add('fact-missing', formulas.both(unmet, open));
      add(codeWithoutPermit(name), formulas.both(unmet, opposite(open)));
    }
    return new Map([...parts].map(([code, where]) => [code, formulas.any(where)]));
  }

  /** Calls refused with each code by any ruleset. */
  codes(): ReadonlyMap<string, Formula> {
    return (this.#codes ??= this.#allCodes());
  }

  #allCodes(): ReadonlyMap<string, Formula> {
    const codes = new Map<string, Formula>();
    for (const { name } of this.policy.rulesets) {
      for (const [code, where] of this.codesOf(name, this.rules)) {
        codes.set(code, this.formulas.either(codes.get(code) ?? NEVER, where));
      }
    }
    return codes;
  }

  /** Calls of each of the twelve flows, permitted or not, as the first matching permit that names one tells. */
  scenarios(): ReadonlyMap<string, Formula> {
    return (this.#scenarios ??= this.#byRank(({ rule: { params } }) =>
      params.scenario === undefined
        ? undefined
        : (SCENARIO_IDS.find((id) => id === params.scenario) ?? ''),
    ));
  }

  /** Calls for which each time to ring is told; the empty text stands for none. */
  timeouts(): ReadonlyMap<string, Formula> {
    return this.#byRank(({ rule: { params } }) => String(params.connectTimeoutSeconds ?? ''));
  }

  #byRank(valueOf: (rule: RuleRegion) => string | undefined): ReadonlyMap<string, Formula> {
    const flows = this.rules
      .filter((one) => one.rule.ruleset === 'routing' && !isForbid(one))
      .sort((a, b) => b.rule.priority - a.rule.priority || a.rule.index - b.rule.index);
    const parts = new Map<string, Formula[]>();
    let before: Formula = NEVER;
    for (const flow of flows) {
      const value = valueOf(flow);
      if (value === undefined) continue;
      const first = this.formulas.both(flow.isTrue, opposite(before));
      const known = parts.get(value);
      if (known === undefined) parts.set(value, [first]);
      else known.push(first);
      before = this.formulas.either(before, flow.isTrue);
    }
    return new Map([...parts].map(([value, where]) => [value, this.formulas.any(where)]));
  }
}

export function isForbid({ rule }: { readonly rule: CompiledRule }): boolean {
  return rule.effect === 'forbid';
}
