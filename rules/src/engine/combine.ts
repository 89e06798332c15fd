import { FACT_CATALOG } from '../facts/fact-catalog.js';
import { SCENARIO_IDS, type Reason, type ScenarioId } from '../model/decision.js';
import type { Facts } from '../model/fact.js';
import type { RulesetName } from '../model/ruleset.js';
import type { CompiledPolicy } from './compile-policy.js';
import type { CompiledRule } from './compiled-rule.js';
import { evaluate, type Evaluation } from './evaluate.js';
import { missingFact } from './missing-fact.js';
import type { Verdict } from './verdict.js';

/**
 * Combines the outcomes of all rules into permit or deny (architecture, section "How a decision is made").
 *
 * Deny-overrides: a forbid that matches or is unknown denies; then every allow-list needs a permit that matches. A ruleset
 * that is absent or of an unknown kind denies. Order of rules cannot matter.
 */
export function judgeFacts(policy: CompiledPolicy, facts: Facts): Verdict {
  const evaluation = evaluate(policy, facts);
  const denials = denialsOf(policy, facts, evaluation);
  const permits = evaluation.match.filter((rule) => rule.effect === 'permit');
  const flows = permits
    .filter((rule) => rule.ruleset === 'routing')
    .sort((a, b) => b.priority - a.priority || a.index - b.index);
  return {
    effect: denials.length === 0 ? 'permit' : 'deny',
    reasons: denials.length === 0 ? permits.map(reasonOf) : denials,
    scenario: scenarioOf(flows),
    permits: flows,
    outcomes: {
      match: evaluation.match.map((rule) => rule.id),
      unknown: evaluation.unknown.map((rule) => rule.id),
    },
  };
}

function denialsOf(policy: CompiledPolicy, facts: Facts, evaluation: Evaluation): Reason[] {
  const { match, unknown, failed } = evaluation;
  const reasons: Reason[] = [];
  for (const { name, kind } of policy.rulesets) {
    const before = reasons.length;
    const forbids = [...match, ...unknown]
      .filter((rule) => rule.ruleset === name && rule.effect === 'forbid')
      .sort((a, b) => a.index - b.index);
    for (const rule of forbids) {
      reasons.push(match.includes(rule) ? reasonOf(rule) : unknownReason(rule, facts, failed));
    }
    // Only the ban can do without a permit, whatever kind a document claims for the other two.
    if (reasons.length > before || (kind === 'ban' && name === 'pstn-ban')) continue;
    const permitted = match.some((rule) => rule.ruleset === name && rule.effect === 'permit');
    if (kind === 'allow-list' && permitted) continue;
    const open = unknown.find((rule) => rule.ruleset === name && rule.effect === 'permit');
    reasons.push(
      open === undefined || kind !== 'allow-list'
        ? nothingPermits(name)
        : unknownReason(open, facts, failed),
    );
  }
  return reasons;
}

function reasonOf(rule: CompiledRule): Reason {
  const { code, clause, text } = rule.params;
  return { code, rule: rule.name, clause, text };
}

function unknownReason(
  rule: CompiledRule,
  facts: Facts,
  failed: ReadonlySet<CompiledRule>,
): Reason {
  const { clause } = rule.params;
  const fact = failed.has(rule) ? undefined : missingFact(rule.condition, facts);
  if (fact === undefined) {
    return { code: 'rule-error', rule: rule.name, clause, text: RULE_ERROR };
  }
  const definition = Object.hasOwn(FACT_CATALOG, fact) ? FACT_CATALOG[fact] : undefined;
  const name = definition?.name ?? { en: fact, ja: fact };
  return {
    code: 'fact-missing',
    rule: rule.name,
    clause,
    fact,
    text: {
      en: `It could not be learned: ${name.en}. What is unknown is refused.`,
      ja: `「${name.ja}」を確認できませんでした。不明なものは拒否します。`,
    },
  };
}

const RULE_ERROR = {
  en: 'A rule could not be evaluated. What is unknown is refused.',
  ja: 'ルールを評価できませんでした。不明なものは拒否します。',
};

const NOTHING_PERMITS: Readonly<Record<RulesetName, Omit<Reason, 'rule'>>> = {
  'pstn-ban': {
    code: 'no-permit',
    text: {
      en: 'The policy has no usable ban of the phone network, so nothing is permitted.',
      ja: '有効な電話網禁止ルールがポリシーにないため、すべて拒否します。',
    },
  },
  routing: {
    code: 'scenario-unknown',
    text: {
      en: 'The attempt fits none of the supported flows.',
      ja: '対応している12の通話フローのいずれにも該当しません。',
    },
  },
  'call-permission': {
    code: 'permission-missing',
    text: {
      en: 'No rule permits calling this user.',
      ja: 'この利用者への発信を許可するルールがありません。',
    },
  },
};

/** The code of a ruleset's own refusal, where none of its permits matches and none is unknown. */
export function codeWithoutPermit(name: RulesetName): string {
  return NOTHING_PERMITS[name].code;
}

function nothingPermits(name: RulesetName): Reason {
  return { ...NOTHING_PERMITS[name] };
}

function scenarioOf(flows: readonly CompiledRule[]): ScenarioId | null {
  const named = flows.find((rule) => rule.params.scenario !== undefined)?.params.scenario;
  return SCENARIO_IDS.find((id) => id === named) ?? null;
}
