import {
  figuresOn,
  type Figures,
  type Parameter,
  type RulesetName,
  type DraftPolicy,
} from '@ringfence/rules';
import { CHAPTERS } from '../outline/outline-rows.js';
import { rulePlace, type Place } from '../text/place.js';
import { namedConditions, readableRule, rulesIn } from '../text/readable.js';

/** Values that differ from any that is likely to be in force. */
const PROBES = [-1, ['?'], 'PT1S'] as const;

/** The names under which rules read a figure: its own, and the limits that are made of it. */
export function namesOfFigure(
  parameters: readonly Parameter[],
  key: string,
  now: number,
): ReadonlySet<string> {
  const before = figuresOn(parameters, now);
  const names = new Set([`parameter:${key}`]);
  for (const value of PROBES) {
    const probed = parameters.map((each) =>
      each.key === key ? { ...each, values: [{ value, source: 'probe' }] } : each,
    );
    const after = figuresOn(probed, now);
    for (const name of after.keys()) {
      if (name.startsWith('limit.') && !sameFigure(before, after, name)) names.add(name);
    }
  }
  return names;
}

function sameFigure(a: Figures, b: Figures, name: string): boolean {
  return JSON.stringify(a.get(name)) === JSON.stringify(b.get(name));
}

/** A rule that reads a figure, itself or through a named condition. */
export interface FigureReader {
  readonly ruleset: RulesetName;
  readonly index: number;
  readonly place: Place;
}

export function readersOf(policy: DraftPolicy, names: ReadonlySet<string>): FigureReader[] {
  return CHAPTERS.flatMap((ruleset) => {
    const text = policy.rulesets[ruleset];
    const named = namedConditions(text);
    const through = new Set(
      Object.entries(named)
        .filter(([, condition]) => mentions(condition, names))
        .map(([name]) => name),
    );
    return rulesIn(text).flatMap((each, index) => {
      const rule = readableRule(each);
      const reads = rule !== null && (mentions(rule, names) || mentions(rule.conditions, through));
      return reads ? [{ ruleset, index, place: rulePlace(ruleset, index) }] : [];
    });
  });
}

/** Whether something names one of these, as a value or in a sentence (`{limit.…}`). */
function mentions(thing: unknown, names: ReadonlySet<string>): boolean {
  const text = JSON.stringify(thing);
  return [...names].some((name) => text.includes(`"${name}"`) || text.includes(`{${name}}`));
}
