import type {
  ConditionTrace,
  FactConditionTrace,
  Outcome,
  RuleTrace,
  Truth,
} from '@ringfence/rules';

/** One line below a rule: a group of conditions, or a condition. */
export type TraceRow =
  | {
      readonly kind: 'group';
      readonly depth: number;
      readonly op: GroupOp;
      readonly name?: string;
      readonly result: Truth;
    }
  | {
      readonly kind: 'fact';
      readonly depth: number;
      readonly negated: boolean;
      readonly test: FactConditionTrace;
      readonly result: Truth;
    };

export type GroupOp = 'all' | 'any' | 'not' | 'named';

/** A rule with its conditions as indented rows. */
export interface TracedRule {
  readonly id: string;
  readonly rule: RuleTrace;
  /** Had a say: it matched, or could not be decided. */
  readonly spoke: boolean;
  readonly rows: readonly TraceRow[];
}

/** The rules of one chapter, forbids before permits, those that spoke first. */
export interface TracedChapter {
  readonly ruleset: string;
  readonly rules: readonly TracedRule[];
  readonly forbids: number;
  readonly permits: number;
  readonly spoke: number;
}

/** The order in which chapters are told. */
const CHAPTERS = ['pstn-ban', 'routing', 'call-permission'];

/** What the trace tree draws, from the trace of one decision. */
export function traceView(trace: readonly RuleTrace[]): TracedChapter[] {
  const names = [...new Set(trace.map((rule) => rule.ruleset))].sort((a, b) => place(a) - place(b));
  return names.map((ruleset) =>
    chapter(
      ruleset,
      trace.filter((rule) => rule.ruleset === ruleset),
    ),
  );
}

function place(ruleset: string): number {
  const at = CHAPTERS.indexOf(ruleset);
  return at < 0 ? CHAPTERS.length : at;
}

function chapter(ruleset: string, trace: readonly RuleTrace[]): TracedChapter {
  const rules = trace
    .map((rule) => ({
      id: `${rule.ruleset}/${rule.rule}`,
      rule,
      spoke: rule.outcome !== 'no-match',
      rows: rowsOf(rule.conditions),
    }))
    .sort((a, b) => rank(a.rule) - rank(b.rule));
  const forbids = rules.filter(({ rule }) => rule.effect === 'forbid').length;
  return {
    ruleset,
    rules,
    forbids,
    permits: rules.length - forbids,
    spoke: rules.filter((rule) => rule.spoke).length,
  };
}

const OUTCOME_RANK: Record<Outcome, number> = { match: 0, unknown: 1, 'no-match': 2 };

/** Forbids before permits; within each, what decided before what did not. */
function rank(rule: RuleTrace): number {
  return (rule.effect === 'forbid' ? 0 : 10) + OUTCOME_RANK[rule.outcome];
}

/**
 * The condition tree as rows. The outermost "all of" is not shown: a rule's conditions hold together unless it says
 * otherwise. A "not" around one condition is told in that condition's own row.
 */
export function rowsOf(conditions: ConditionTrace): TraceRow[] {
  if ('all' in conditions) return conditions.all.flatMap((each) => walk(each, 0));
  return walk(conditions, 0);
}

function walk(node: ConditionTrace, depth: number): TraceRow[] {
  if ('fact' in node)
    return [{ kind: 'fact', depth, negated: false, test: node, result: node.result }];
  if ('not' in node) {
    if ('fact' in node.not) {
      return [{ kind: 'fact', depth, negated: true, test: node.not, result: node.result }];
    }
    return [{ kind: 'group', depth, op: 'not', result: node.result }, ...walk(node.not, depth + 1)];
  }
  if ('condition' in node) {
    const rows = rowsOf(node.of).map((row) => ({ ...row, depth: row.depth + depth + 1 }));
    return [
      { kind: 'group', depth, op: 'named', name: node.condition, result: node.result },
      ...rows,
    ];
  }
  const [op, children] =
    'all' in node ? (['all', node.all] as const) : (['any', node.any] as const);
  return [
    { kind: 'group', depth, op, result: node.result },
    ...children.flatMap((each) => walk(each, depth + 1)),
  ];
}
