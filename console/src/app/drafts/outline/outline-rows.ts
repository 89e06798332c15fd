import type { Problem, RulesetName, DraftPolicy } from '@ringfence/rules';
import { isWithin } from '../text/json-pointer.js';
import {
  casePlace,
  conditionPlace,
  figurePlace,
  pointerOfPart,
  rulePlace,
  type PartName,
  type Place,
} from '../text/place.js';
import { conditionNames, listIn, nameIn, readableRule, rulesIn } from '../text/readable.js';

/** Order of reading: what must never happen, who may be called, which ways there are. */
export const CHAPTERS: readonly RulesetName[] = ['pstn-ban', 'call-permission', 'routing'];

/** One line of the outline. */
export type OutlineRow =
  | {
      readonly kind: 'chapter';
      readonly key: string;
      readonly ruleset: RulesetName;
      readonly count: number;
      /** The chapter as a whole, where its text cannot be taken apart. */
      readonly place: Place | null;
      readonly mark: RowMark;
    }
  | {
      readonly kind: 'names';
      readonly key: string;
      readonly ruleset: RulesetName;
      readonly count: number;
    }
  | {
      readonly kind: 'rule' | 'condition';
      readonly key: string;
      readonly label: string;
      /** Null: not readable as a rule at the moment; for a named condition always. */
      readonly effect: 'permit' | 'forbid' | null;
      readonly place: Place;
      readonly mark: RowMark;
    }
  | {
      readonly kind: 'figures' | 'suites' | 'properties';
      readonly key: string;
      readonly count: number;
      readonly place: Place;
      readonly mark: RowMark;
    };

export interface RowMark {
  readonly changed: boolean;
  readonly problems: number;
}

/** What was found in the draft, by pointer. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly changed: ReadonlySet<string>;
}

/** The draft as a list: figures, properties and cases first, then each chapter with its rules and its named conditions. */
export function outlineRows(policy: DraftPolicy, findings: Findings, filter: string): OutlineRow[] {
  const problems = problemsByPlace(findings.problems);
  const mark = (pointer: string): RowMark => ({
    changed: findings.changed.has(pointer),
    problems: problems.get(pointer) ?? 0,
  });
  const wanted = filter.trim().toLowerCase();
  const rows = CHAPTERS.flatMap((ruleset) => chapterRows(policy, ruleset, mark, wanted));
  if (wanted !== '') return rows;
  return [
    partRow(policy, 'parameters', findings),
    partRow(policy, 'properties', findings),
    partRow(policy, 'suites', findings),
    ...rows,
  ];
}

function partRow(
  policy: DraftPolicy,
  part: 'parameters' | 'properties' | 'suites',
  findings: Findings,
): OutlineRow {
  const pointer = pointerOfPart(part);
  const list = listIn(policy[part]);
  const isText = typeof policy[part] === 'string';
  const cases = list.flatMap((suite) => listIn((suite as { cases?: unknown } | null)?.cases));
  const kind = part === 'parameters' ? 'figures' : part;
  return {
    kind,
    key: kind,
    count: part === 'suites' ? cases.length : list.length,
    place: isText ? { kind: 'part', part, pointer } : { kind, pointer },
    mark: {
      changed: [...findings.changed].some((each) => isWithin(each, pointer)),
      problems: findings.problems.filter(({ at }) => isWithin(at, pointer)).length,
    },
  };
}

function chapterRows(
  policy: DraftPolicy,
  ruleset: RulesetName,
  mark: (pointer: string) => RowMark,
  wanted: string,
): OutlineRow[] {
  const text = policy.rulesets[ruleset];
  const pointer = pointerOfPart(ruleset);
  const rules = rulesIn(text).map((rule, index): OutlineRow => {
    const place = rulePlace(ruleset, index);
    const { name, effect } = faceOf(rule);
    return {
      kind: 'rule',
      key: place.pointer,
      label: name ?? `#${index}`,
      effect,
      place,
      mark: mark(place.pointer),
    };
  });
  const names = conditionNames(text).map((name): OutlineRow => {
    const place = conditionPlace(ruleset, name);
    return {
      kind: 'condition',
      key: place.pointer,
      label: name,
      effect: null,
      place,
      mark: mark(place.pointer),
    };
  });
  const fits = (row: OutlineRow, index: number): boolean =>
    wanted === '' || wordsOf(row, rulesIn(text)[index]).includes(wanted);
  const shownRules = rules.filter(fits);
  const shownNames = names.filter((row) => wanted === '' || wordsOf(row, null).includes(wanted));
  const part: PartName = ruleset;
  return [
    {
      kind: 'chapter',
      key: ruleset,
      ruleset,
      count: shownRules.length,
      place: typeof text === 'string' ? { kind: 'part', part, pointer } : null,
      mark: mark(pointer),
    },
    ...shownRules,
    ...(typeof text === 'string' || (wanted !== '' && shownNames.length === 0)
      ? []
      : [{ kind: 'names' as const, key: `${ruleset}/names`, ruleset, count: shownNames.length }]),
    ...shownNames,
  ];
}

/** What the list shows of a rule. */
interface RuleFace {
  readonly name: string | null;
  readonly effect: 'permit' | 'forbid' | null;
}

/** Rules that did not change are the same object as before, and are not read again. */
const FACES = new WeakMap<object, RuleFace>();

function faceOf(rule: unknown): RuleFace {
  const known = typeof rule === 'object' && rule !== null ? FACES.get(rule) : undefined;
  if (known !== undefined) return known;
  const face = { name: nameIn(rule), effect: readableRule(rule)?.event.type ?? null };
  if (typeof rule === 'object' && rule !== null) FACES.set(rule, face);
  return face;
}

/** What a row is found by: its name, and a rule's code, clause and text. */
function wordsOf(row: OutlineRow, rule: unknown): string {
  const label = 'label' in row ? row.label : '';
  const params = readableRule(rule)?.event.params;
  const text = params?.text as { en?: unknown; ja?: unknown } | undefined;
  return [label, params?.code, params?.clause, text?.en, text?.ja].join(' ').toLowerCase();
}

/** How many problems each thing has, by its pointer. */
function problemsByPlace(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { at } of problems) {
    const place = thingIn(at);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

/** The pointer of the thing another pointer leads into. */
export function thingIn(pointer: string): string {
  const rule = /^\/rulesets\/[^/]+\/(rules|conditions)\/[^/]+/u.exec(pointer);
  const figure = /^\/parameters\/\d+/u.exec(pointer);
  const test = /^\/suites\/(\d+)\/cases\/(\d+)/u.exec(pointer);
  const part = /^\/rulesets\/[^/]+/u.exec(pointer);
  const property = /^\/properties\/\d+/u.exec(pointer);
  if (test) return casePlace(Number(test[1]), Number(test[2])).pointer;
  if (figure) return figurePlace(Number(figure[0].slice('/parameters/'.length))).pointer;
  return rule?.[0] ?? part?.[0] ?? property?.[0] ?? pointer;
}
