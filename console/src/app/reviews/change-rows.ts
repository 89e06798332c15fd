import {
  codesBetween,
  differenceKey,
  type DecisionClass,
  type DifferenceClass,
  type ImpactClass,
  type PolicyDifference,
  type ScenarioId,
} from '@ringfence/rules';
import type { Impact } from '../api/change-wire.js';
import { IMPACT_KINDS } from '../api/impact-kinds.js';

/** What of an answer is another one. */
export interface Contrast {
  /** Codes that deny no more, and codes that deny now. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
  /** Flows before and after; null: the same. */
  readonly flow: readonly [ScenarioId | null, ScenarioId | null] | null;
  /** Seconds a permit lets it ring, before and after; null: the same, or nothing rings. */
  readonly rings: readonly [number | null, number | null] | null;
}

/** One kind of calls that are answered otherwise. */
export interface ChangeRow extends DifferenceClass, Contrast {
  readonly key: string;
  /** Recorded calls of this kind; null: they are not counted yet. */
  readonly count: number | null;
  readonly newest: ImpactClass['newest'] | null;
}

/** Recorded calls that are answered otherwise and are of no kind that is told. */
export type StrayRow = ImpactClass & Contrast;

/**
 * The kinds of calls that change, the gravest first and of these the most frequent, each with its recorded calls.
 *
 * @param impact of the same two policies; null: not there yet
 */
export function changeRows(
  { classes }: Pick<PolicyDifference, 'classes'>,
  impact: Pick<Impact, 'classes'> | null,
): { readonly rows: readonly ChangeRow[]; readonly strays: readonly StrayRow[] } {
  const counted = new Map((impact?.classes ?? []).map((each) => [each.key, each]));
  const rows = classes.map((each): ChangeRow => {
    const key = differenceKey(each);
    const found = counted.get(key);
    const count = impact === null ? null : (found?.count ?? 0);
    return { ...each, ...contrastOf(each), key, count, newest: found?.newest ?? null };
  });
  const known = new Set(rows.map(({ key }) => key));
  const strays = [...counted.values()]
    .filter(({ key }) => !known.has(key))
    .map((each) => ({ ...each, ...contrastOf(each) }));
  return { rows: rows.sort(gravestFirst), strays };
}

function gravestFirst(a: ChangeRow, b: ChangeRow): number {
  return gravity(a) - gravity(b) || (b.count ?? 0) - (a.count ?? 0);
}

function gravity({ change }: ChangeRow): number {
  return IMPACT_KINDS.findIndex(({ name }) => name === change);
}

function contrastOf({ from: before, to: after }: Pick<DifferenceClass, 'from' | 'to'>): Contrast {
  const [rang, rings] = [secondsOf(before), secondsOf(after)];
  const ringsOtherwise = before.effect === 'permit' && after.effect === 'permit' && rang !== rings;
  return {
    ...codesBetween(before, after),
    flow: before.scenario === after.scenario ? null : [before.scenario, after.scenario],
    rings: ringsOtherwise ? [rang, rings] : null,
  };
}

function secondsOf({ route }: DecisionClass): number | null {
  return route[0]?.connectTimeoutSeconds ?? null;
}
