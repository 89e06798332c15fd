import type { DifferenceClass, PolicyDifference, Verdict } from '../model/analysis.js';
import type { Localized } from '../model/localized.js';
import { canonicalJson } from '../parse/canonical-json.js';
import { BudgetSpent } from './budget.js';
import { changeBetween, differenceKey } from './difference-class.js';
import type { Engines } from './engines.js';
import { formulaHolds } from './formula-value.js';
import { NEVER, opposite, type Formula } from './formulas.js';
import { OUT_OF_BUDGET } from './judge-properties.js';
import type { PolicyRegions, RuleRegion } from './policy-regions.js';
import { decisionPermits } from './property-sets.js';
import { replay, type Replayed } from './replay.js';
import { findQuestion, witnessOf, type Found } from './witness-search.js';

/** Most classes that are told; a change that splits calls in more is too large to be read. */
const MOST_CLASSES = 100;

type Change = DifferenceClass['change'];

/** A way in which answers differ, and the calls for which they do. */
interface Aspect {
  readonly name: string;
  readonly calls: Formula;
}

/**
 * All calls that two policies answer differently, in classes: by what changes, and by the codes that go, come or stay away.
 *
 * Each class is shown by a call that was asked of both. A class of which none is found makes the list incomplete, never shorter.
 */
export function policyDifference(
  engines: Engines,
  from: PolicyRegions,
  to: PolicyRegions,
): PolicyDifference {
  const changes = changesOf(from, to);
  const { formulas } = engines.space;
  const anything = formulas.any(changes.map(({ calls }) => calls));
  const byEngines = [engines.byDiagram(anything), engines.bySat(anything)];
  const sameFigures = canonicalJson(from.policy.parameters) === canonicalJson(to.policy.parameters);
  if (sameFigures && byEngines.every((one) => one === 'empty'))
    return { equivalent: 'proved', complete: true, classes: [] };
  try {
    const shown = classesOf(engines, from, to, changes);
    return sameFigures ? shown : { ...shown, complete: false, why: FIGURES_DIFFER };
  } catch (error) {
    if (error instanceof BudgetSpent) return undecidedDifference(OUT_OF_BUDGET);
    throw error;
  }
}

export function undecidedDifference(why: Localized): PolicyDifference {
  return { equivalent: 'unknown', complete: false, classes: [], why };
}

function classesOf(
  engines: Engines,
  from: PolicyRegions,
  to: PolicyRegions,
  changes: readonly { readonly change: Change; readonly calls: Formula }[],
): PolicyDifference {
  const { formulas } = engines.space;
  const aspects = aspectsOf(from, to);
  const classes = new Map<string, DifferenceClass>();
  let looked = 0;
  let unshown = 0;
  for (const { change, calls } of changes) {
    let left = calls;
    while (!engines.isEmpty(left) && looked < MOST_CLASSES) {
      looked++;
      const sample = engines.sampleOf(left);
      const same = aspects.map((aspect) =>
        formulaHolds(formulas, aspect.calls, sample) ? aspect.calls : opposite(aspect.calls),
      );
      const members = formulas.all([left, ...same]);
      const shown = shownDifference(engines, from, to, members, change);
      if (shown === undefined) unshown++;
      else {
        // What differs in nothing that is told, such as the time a denied call would have rung, is one class.
        const key = differenceKey(shown);
        const known = classes.get(key);
        const rules = [...new Set([...(known?.rules ?? []), ...shown.rules])];
        classes.set(key, known === undefined ? shown : { ...known, rules });
      }
      left = formulas.both(left, opposite(members));
    }
    if (!engines.isEmpty(left)) unshown++;
  }
  const equivalent: Verdict = classes.size > 0 ? 'refuted' : 'unknown';
  return {
    equivalent,
    complete: unshown === 0,
    classes: [...classes.values()],
    ...(unshown === 0 ? {} : { why: NOT_ALL_SHOWN }),
  };
}

/** Under other figures one call has other facts, which one set of classes cannot hold. */
const FIGURES_DIFFER: Localized = {
  en: 'The figures of the two policies differ too; what changes because of them is not listed.',
  ja: '2つのポリシーではパラメーターの値も異なります。その違いによる変化は含まれていません。',
};
const NOT_ALL_SHOWN: Localized = {
  en: 'There are more classes of calls that change than could be shown.',
  ja: '結果が変わる通話の種類を、すべては示せませんでした。',
};

function changesOf(
  from: PolicyRegions,
  to: PolicyRegions,
): readonly { readonly change: Change; readonly calls: Formula }[] {
  const { formulas } = from;
  const [before, after] = [decisionPermits(from), decisionPermits(to)];
  const permits = formulas.both(before, after);
  const denies = formulas.both(opposite(before), opposite(after));
  return [
    { change: 'deny-to-permit', calls: formulas.both(opposite(before), after) },
    { change: 'permit-to-deny', calls: formulas.both(before, opposite(after)) },
    {
      change: 'route-changed',
      calls: formulas.both(permits, anyChange(formulas, routesOf(from), routesOf(to))),
    },
    {
      change: 'reasons-changed',
      calls: formulas.both(denies, anyChange(formulas, from.codes(), to.codes())),
    },
  ];
}

function routesOf(regions: PolicyRegions): ReadonlyMap<string, Formula> {
  return new Map([
    ...[...regions.scenarios()].map(([name, where]): [string, Formula] => [`flow ${name}`, where]),
    ...[...regions.timeouts()].map(([name, where]): [string, Formula] => [`rings ${name}`, where]),
  ]);
}

function anyChange(
  formulas: PolicyRegions['formulas'],
  before: ReadonlyMap<string, Formula>,
  after: ReadonlyMap<string, Formula>,
): Formula {
  const names = new Set([...before.keys(), ...after.keys()]);
  return formulas.any(
    [...names].map((name) => formulas.differs(before.get(name) ?? NEVER, after.get(name) ?? NEVER)),
  );
}

/** What a class is the same in: each code and each route that comes, and each that goes. */
function aspectsOf(from: PolicyRegions, to: PolicyRegions): readonly Aspect[] {
  const { formulas } = from;
  const pairs = [
    [from.codes(), to.codes()],
    [routesOf(from), routesOf(to)],
  ] as const;
  return pairs.flatMap(([before, after]) =>
    [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
      const [was, is] = [before.get(name) ?? NEVER, after.get(name) ?? NEVER];
      return [
        { name: `-${name}`, calls: formulas.both(was, opposite(is)) },
        { name: `+${name}`, calls: formulas.both(opposite(was), is) },
      ].filter(({ calls }) => calls !== NEVER);
    }),
  );
}

function shownDifference(
  engines: Engines,
  from: PolicyRegions,
  to: PolicyRegions,
  members: Formula,
  change: Change,
): DifferenceClass | undefined {
  let before: Replayed | undefined;
  const found = findQuestion(engines, to.policy, members, (question) => {
    before = replay(from.policy, question);
    const after = replay(to.policy, question);
    if (before === undefined || after === undefined) return undefined;
    return changeBetween(before.decision, after.decision) === change ? after : undefined;
  });
  if (found === undefined || before === undefined) return undefined;
  const rules = rulesBehind(engines, from, to, found);
  const hangsOn = [to, from].flatMap(({ policy }) =>
    policy.rules.filter(({ id }) => rules.includes(id)).map(({ condition }) => condition),
  );
  return {
    change,
    from: before.decision,
    to: found.answer.decision,
    rules,
    // Which of the two answers is right is not for a comparison to say.
    witness: witnessOf(found, hangsOn, { isRight: true }),
  };
}

/** Rules whose outcome differs between the policies in the call that was found. */
function rulesBehind(
  { space: { partition, formulas } }: Engines,
  from: PolicyRegions,
  to: PolicyRegions,
  { answer }: Found,
): readonly string[] {
  const classes = partition.classesOfFacts(answer.facts);
  if (classes === undefined) return [];
  const outcomes = ({ rules }: PolicyRegions): ReadonlyMap<string, string> =>
    new Map(
      rules.map((one: RuleRegion): [string, string] => [
        one.rule.id,
        `${one.rule.effect} ${formulaHolds(formulas, one.isTrue, classes)} ${formulaHolds(formulas, one.isFalse, classes)}`,
      ]),
    );
  const [before, after] = [outcomes(from), outcomes(to)];
  const idle = /false true$/;
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    if (was === is) return false;
    return !(idle.test(was ?? 'false true') && idle.test(is ?? 'false true'));
  });
}
