import type { Impact, ImpactClass, ImpactExample, ReplayChange } from '../model/impact.js';
import type { RecordedDifference } from './differences-on-record.js';
import type { Replay } from './replay.js';

/** Examples kept of each kind of change. */
const MOST_EXAMPLES = 20;

/** Which recorded decision was replayed. */
export type ReplayedDecision = Pick<
  ImpactExample,
  'decisionId' | 'index' | 'at' | 'user' | 'businessNumber'
>;

/**
 * Adds up what a policy would have made of recorded decisions, one after another.
 *
 * With a rule only what that rule had a part in is counted as changed or as not replayable; `considered` and `same` count all the
 * same.
 */
export class ImpactMeter {
  readonly #rule: string | undefined;
  readonly #changes: Record<ReplayChange, number> = {
    'permit-to-deny': 0,
    'deny-to-permit': 0,
    'route-changed': 0,
    'reasons-changed': 0,
  };
  readonly #byRule = new Map<string, number>();
  readonly #byFact = new Map<string, number>();
  readonly #examples: ImpactExample[] = [];
  readonly #kept = new Map<ReplayChange, number>();
  readonly #classes = new Map<string, ImpactClass>();
  #outsideClasses = 0;
  #considered = 0;
  #same = 0;
  #notReplayable = 0;

  /** @param rule `<ruleset>/<rule>`; absent: everything is counted */
  constructor(rule?: string) {
    this.#rule = rule;
  }

  /**
   * Counts one decision; of each kind of change, and of each class, the first examples are kept.
   *
   * @param differences the classes it falls into; absent: classes are not counted
   */
  add(
    replay: Replay,
    decision: ReplayedDecision,
    differences?: readonly RecordedDifference[],
  ): void {
    this.#considered++;
    if (differences !== undefined) this.#addClasses(replay, decision, differences);
    if (replay.change === 'same') {
      this.#same++;
      return;
    }
    if (this.#rule !== undefined && !replay.rules.includes(this.#rule)) return;
    if (replay.change === 'not-replayable') {
      this.#notReplayable++;
      for (const fact of replay.facts) count(this.#byFact, fact);
      return;
    }
    const { change, before, after, rules } = replay;
    this.#changes[change]++;
    for (const rule of rules) count(this.#byRule, rule);
    if (count(this.#kept, change) <= MOST_EXAMPLES) {
      this.#examples.push({ ...decision, change, before, after });
    }
  }

  /** Counts a decision whose record cannot be read, such as one whose user was erased: not replayable, for want of everything. */
  addUnreadable(): void {
    this.#considered++;
    if (this.#rule === undefined) this.#notReplayable++;
  }

  #addClasses(
    { change, rules }: Replay,
    { decisionId, at }: ReplayedDecision,
    differences: readonly RecordedDifference[],
  ): void {
    if (this.#rule !== undefined && !rules.includes(this.#rule)) return;
    for (const difference of differences) {
      const known = this.#classes.get(difference.key);
      const seen = known ?? { ...difference, count: 0, newest: { decisionId, at } };
      this.#classes.set(difference.key, { ...seen, count: seen.count + 1 });
    }
    const isChanged = change !== 'same' && change !== 'not-replayable';
    if (isChanged && differences.length === 0) this.#outsideClasses++;
  }

  /** What was counted so far. */
  impact(): Omit<Impact, 'window' | 'against'> {
    return {
      considered: this.#considered,
      same: this.#same,
      permitToDeny: this.#changes['permit-to-deny'],
      denyToPermit: this.#changes['deny-to-permit'],
      routeChanged: this.#changes['route-changed'],
      reasonsChanged: this.#changes['reasons-changed'],
      notReplayable: {
        count: this.#notReplayable,
        facts: mostFirst(this.#byFact).map(([fact, n]) => ({ fact, count: n })),
      },
      byRule: mostFirst(this.#byRule).map(([rule, n]) => ({ rule, count: n })),
      examples: [...this.#examples],
      classes: [...this.#classes.values()].sort((a, b) => b.count - a.count),
      outsideClasses: this.#outsideClasses,
    };
  }
}

function count<K>(counts: Map<K, number>, key: K): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

function mostFirst(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
