import type {
  ConditionTrace,
  FactConditionTrace,
  Outcome,
  RuleTrace,
  Truth,
} from '@ringfence/rules';

/** One line below a rule: a group of conditions, or a condition. `path` places it: `0.2` is the third row within the first. */
export type TraceRow =
  | {
      readonly kind: 'group';
      readonly path: string;
      readonly depth: number;
      readonly op: GroupOp;
      readonly name?: string;
      readonly result: Truth;
    }
  | {
      readonly kind: 'fact';
      readonly path: string;
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
 * otherwise. A "not" around one condition is told in that condition's own row, one around an "any of" is "none of".
 */
export function rowsOf(conditions: ConditionTrace): TraceRow[] {
  return within(conditions, '', 0);
}

/** The rows of a group's members; a single condition, or any other group, is its own only member. */
function within(node: ConditionTrace, path: string, depth: number): TraceRow[] {
  const members = 'all' in node ? node.all : [node];
  return members.flatMap((member, index) => walk(member, `${path}${index}`, depth));
}

function walk(node: ConditionTrace, path: string, depth: number): TraceRow[] {
  const place = { path, depth, result: node.result };
  const members = (nodes: readonly ConditionTrace[]): TraceRow[] =>
    nodes.flatMap((each, index) => walk(each, `${path}.${index}`, depth + 1));
  if ('fact' in node) return [{ kind: 'fact', ...place, negated: false, test: node }];
  if ('not' in node) {
    const { not } = node;
    if ('fact' in not) return [{ kind: 'fact', ...place, negated: true, test: not }];
    return [{ kind: 'group', ...place, op: 'not' }, ...members('any' in not ? not.any : [not])];
  }
  if ('condition' in node) {
    return [
      { kind: 'group', ...place, op: 'named', name: node.condition },
      ...within(node.of, `${path}.`, depth + 1),
    ];
  }
  const [op, nodes] = 'all' in node ? (['all', node.all] as const) : (['any', node.any] as const);
  return [{ kind: 'group', ...place, op }, ...members(nodes)];
}

/** Whether a group is open until someone says otherwise: names within names are read when asked for. */
export function opensByItself(row: TraceRow): boolean {
  return row.kind === 'fact' || row.op !== 'named' || row.depth === 0;
}

/** The rows that no closed group hides. */
export function visibleRows(
  rows: readonly TraceRow[],
  isOpen: (row: TraceRow) => boolean,
): TraceRow[] {
  const closed = rows
    .filter((row) => row.kind === 'group' && !isOpen(row))
    .map((row) => `${row.path}.`);
  return rows.filter((row) => !closed.some((path) => row.path.startsWith(path)));
}
