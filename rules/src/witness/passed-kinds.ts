import { isEndpointKind } from '../model/endpoint.js';
import type { Finding } from './leg-findings.js';
import type { FindingWish, FindingWishes } from './finding-wish.js';
import { wantedOr, type WantedFacts } from './wanted-facts.js';

/** Kinds the call has passed, and what is then left to be found of its legs. */
export interface PassedKinds {
  readonly via: readonly string[];
  readonly wishes: FindingWishes;
}

const PREFIX = 'via:';
/** A kind nobody classified. */
const UNCLASSIFIED = 'satellite';
/** Findings that a passed kind can give rise to, with a kind that does where none is named. */
const PASSED: readonly (readonly [Finding, kind: string])[] = [
  ['phone', 'pstn'],
  ['unclassified', UNCLASSIFIED],
];

/** How many labels of passed kinds are left to legs, which may bear any label, before the search gives up. */
const LEFT_TO_LEGS = 2;

/** Ways to meet the wanted last stop: as many of the labels as can be are told by `via` first, then fewer, then counts too. */
export function* passedKinds(wanted: WantedFacts, wishes: FindingWishes): Generator<PassedKinds> {
  const last = wantedOr(wanted, 'flow.via', 'free');
  if (last === null) return;
  const [phone, unclassified] = PASSED.map(
    ([finding]) => labelled(finding, wishes[finding]).length,
  );
  for (let fewer = 0; fewer <= LEFT_TO_LEGS; fewer++) {
    for (let ofPhone = 0; ofPhone <= fewer; ofPhone++) {
      const left = [ofPhone, fewer - ofPhone] as const;
      if (left[0] > phone! || left[1] > unclassified!) continue;
      for (const extra of EXTRA) {
        const found = passedWith(last as string, wishes, left, extra);
        if (found !== undefined) yield found;
      }
    }
  }
}

/** Passed kinds beyond those that labels name, to make up a count: of the phone network, of no known kind. */
const EXTRA: readonly (readonly [phone: number, unclassified: number])[] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
  [2, 0],
  [0, 2],
];

function passedWith(
  last: string,
  wishes: FindingWishes,
  leftToLegs: readonly [phone: number, unclassified: number],
  extra: readonly [phone: number, unclassified: number],
): PassedKinds | undefined {
  const reduced: Record<Finding, FindingWish> = { ...wishes };
  const passed = PASSED.map(([finding, kind], index) => {
    const wish = wishes[finding];
    const named = labelled(finding, wish)
      .slice(leftToLegs[index])
      .map((label) => label.slice(PREFIX.length));
    const isLast = last === (finding === 'phone' ? 'pstn' : 'other');
    const needed = named.length === 0 && isLast ? 1 : 0;
    const unnamed = Math.max(needed, extra[index]!);
    // A set names a label once, however often the kind was passed.
    const repeats = wish.lists === 'members' ? named[0] : undefined;
    const more = wish.labels === null ? kind : repeats;
    if (unnamed > 0 && more === undefined) return undefined;
    if (extra[index]! > 0 && wish.count === null) return undefined;
    const kinds = [...named, ...Array.from({ length: unnamed }, () => more ?? kind)];
    const left = without(finding, wish, named.length, kinds.length);
    if (left === undefined) return undefined;
    reduced[finding] = left;
    return kinds;
  });
  const [phone, unclassified] = passed;
  if (phone === undefined || unclassified === undefined) return undefined;
  const via = last === 'pstn' ? [...unclassified, ...phone] : [...phone, ...unclassified];
  if (last === 'none') return via.length === 0 ? { via, wishes: reduced } : undefined;
  if (last !== 'free' && isEndpointKind(last) && last !== 'pstn') via.push(last);
  return { via, wishes: reduced };
}

/** Labels of passed kinds at the end of the list, where they stand; of a set, wherever they stand. */
function labelled(finding: Finding, { labels, lists }: FindingWish): readonly string[] {
  if (labels === null) return [];
  const isPassed = (label: string): boolean => {
    const kind = label.slice(PREFIX.length);
    if (!label.startsWith(PREFIX) || kind === '') return false;
    return finding === 'phone' ? kind === 'pstn' : !isEndpointKind(kind);
  };
  if (lists === 'members') return labels.filter(isPassed);
  return labels.slice(labels.findLastIndex((label) => !isPassed(label)) + 1);
}

function without(
  finding: Finding,
  wish: FindingWish,
  labels: number,
  found: number,
): FindingWish | undefined {
  const count = wish.count === null ? null : wish.count - found;
  if (count !== null && count < 0) return undefined;
  if (labels === 0 || wish.labels === null) return { ...wish, count };
  if (wish.lists === 'exact') return { ...wish, count, labels: wish.labels.slice(0, -labels) };
  const passed = labelled(finding, wish).slice(-labels);
  return { ...wish, count, labels: wish.labels.filter((label) => !passed.includes(label)) };
}
