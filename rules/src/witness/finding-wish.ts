import { FINDING_NAMES, FINDINGS, type Finding } from './leg-findings.js';
import { isWanted, type ListMatch, type WantedFacts } from './wanted-facts.js';

/** How often a finding is wanted, and of which legs; null: free. */
export interface FindingWish {
  readonly labels: readonly string[] | null;
  readonly count: number | null;
  readonly lists: ListMatch;
}

export type FindingWishes = Readonly<Record<Finding, FindingWish>>;

/** The wishes of wanted facts; undefined: a list and its number cannot both be had. */
export function findingWishes(wanted: WantedFacts, lists: ListMatch): FindingWishes | undefined {
  const wishes: Partial<Record<Finding, FindingWish>> = {};
  for (const finding of FINDING_NAMES) {
    const names = FINDINGS[finding];
    const list = isWanted(wanted, names.labels) ? wanted[names.labels] : null;
    const number = isWanted(wanted, names.count) ? wanted[names.count] : null;
    const labels = Array.isArray(list) ? (list as readonly string[]) : null;
    const count = typeof number === 'number' ? number : null;
    if (labels === null) wishes[finding] = { labels, count, lists };
    else {
      const distinct = lists === 'exact' ? labels : [...new Set(labels)];
      if (count !== null && (lists === 'exact' || distinct.length === 0)) {
        if (count !== distinct.length) return undefined;
      }
      if (count !== null && count < distinct.length) return undefined;
      const fixed = lists === 'exact' ? distinct.length : count;
      wishes[finding] = { labels: distinct, count: fixed, lists };
    }
  }
  return wishes as FindingWishes;
}

/** Whether the finding is still wanted of a leg with this label, given those it was found of before, in order. */
export function isStillWanted(
  { labels, count, lists }: FindingWish,
  taken: readonly string[],
  label: string,
): boolean {
  if (labels === null) return count !== null && taken.length < count;
  if (lists === 'exact') return labels[taken.length] === label;
  if (!labels.includes(label)) return false;
  return (
    !taken.includes(label) ||
    (count !== null && missingLabels(labels, taken) < count - taken.length)
  );
}

/** Whether the finding may be made of a leg with this label, wanted or not. */
export function isAllowed(wish: FindingWish, taken: readonly string[], label: string): boolean {
  if (wish.labels === null) return wish.count === null || taken.length < wish.count;
  if (isStillWanted(wish, taken, label)) return true;
  return wish.lists === 'members' && wish.count === null && wish.labels.includes(label);
}

/** How many legs at least are missing yet. */
export function missing({ labels, count }: FindingWish, taken: readonly string[]): number {
  const byCount = count === null ? 0 : count - taken.length;
  return labels === null ? byCount : Math.max(byCount, missingLabels(labels, taken));
}

/** The label a next leg must or may bear for the sake of this wish. */
export function nextLabels(
  { labels, lists }: FindingWish,
  taken: readonly string[],
): readonly string[] {
  if (labels === null) return [];
  if (lists === 'exact') return labels.slice(taken.length, taken.length + 1);
  const open = labels.filter((label) => !taken.includes(label));
  return open.length > 0 ? open : labels;
}

function missingLabels(labels: readonly string[], taken: readonly string[]): number {
  return labels.filter((label) => !taken.includes(label)).length;
}
