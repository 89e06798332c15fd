import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { ConditionNode } from '../engine/condition-node.js';
import type { Witness } from '../model/analysis.js';
import type { Facts } from '../model/fact.js';
import { factsToTell } from '../witness/facts-to-tell.js';
import { realise, type RealisedQuestion } from '../witness/realise.js';
import { witnessSentence } from '../witness/witness-sentence.js';
import type { CallClasses, Engines } from './engines.js';
import { formulaHolds } from './formula-value.js';
import { opposite, type Formula } from './formulas.js';
import type { Replayed } from './replay.js';

/** Most classes tried before a set is given up as one nobody can show a call of. */
const MOST_TRIES = 24;

/** A question that was found, and what was answered. */
export interface Found {
  readonly question: RealisedQuestion;
  readonly answer: Replayed;
}

/**
 * Looks for a real question in a set of calls: one that can be written down, whose facts fall into the set, and that is answered
 * as the caller demands. Whatever fails is left out and another class is tried.
 *
 * @param answerOf asks the policies; undefined: the answer is not as claimed
 * @returns undefined when no question was found, which says nothing about there being none
 */
export function findQuestion(
  engines: Engines,
  policy: CompiledPolicy,
  set: Formula,
  answerOf: (question: RealisedQuestion) => Replayed | undefined,
): Found | undefined {
  const { formulas, partition } = engines.space;
  let left = set;
  for (let tries = 0; tries < MOST_TRIES && !engines.isLate; tries++) {
    const call = engines.oneOf(left);
    if (call === undefined) return undefined;
    for (const wanted of wantedFacts(engines, call)) {
      const question = realise(wanted, policy.parameters, { lists: 'members' });
      const answer = question && answerOf(question);
      if (question === undefined || answer === undefined) continue;
      const classes = partition.classesOfFacts(answer.facts);
      // What is told must be what was asked for: the real facts are sorted into classes anew.
      if (classes === undefined || !formulaHolds(formulas, set, classes)) continue;
      return { question, answer };
    }
    left = formulas.both(left, opposite(asFormula(engines, call)));
  }
  return undefined;
}

/**
 * A question for people, to be loaded in the test bench.
 *
 * @param hangsOn conditions the answer hangs on: the facts behind them are told in the sentence
 * @param tone as for {@link witnessSentence}
 */
export function witnessOf(
  { question, answer }: Found,
  hangsOn: readonly ConditionNode[] = [],
  tone: { readonly isRight?: boolean } = {},
): Witness {
  const { attempt, evidence, now } = question;
  const sentence = witnessSentence(
    { attempt, evidence, facts: answer.facts },
    answer.decision.effect,
    factsToTell(hangsOn, answer.facts),
    tone,
  );
  return {
    case: { name: sentence.en, attempt, evidence, now: new Date(now).toISOString() },
    decision: answer.decision,
    facts: answer.facts,
    sentence,
  };
}

/** Facts that select the figures in force: a class that names a figure may need another of its providers or days. */
const SELECTORS = ['businessNumber.provider', 'clock.now'];

/**
 * The facts of a class, in the ways worth trying. Its lists are wanted last: a list is met member by member, though the class says
 * something of a few of them only.
 */
function* wantedFacts({ space: { partition } }: Engines, call: CallClasses): Generator<Facts> {
  const all = new Map([...call].map(([variable, classes]) => [variable, classes[0]!]));
  const scalars = new Map(
    [...all].filter(([variable]) => partition.variables[variable]!.examples.length > 0),
  );
  const facts = partition.factsOf(scalars);
  yield facts;
  if (SELECTORS.some((name) => Object.hasOwn(facts, name))) {
    yield Object.fromEntries(Object.entries(facts).filter(([name]) => !SELECTORS.includes(name)));
  }
  if (scalars.size < all.size) yield partition.factsOf(all);
}

function asFormula({ space: { formulas } }: Engines, call: CallClasses): Formula {
  return formulas.all(
    [...call].map(([variable, classes]) =>
      formulas.among(
        variable,
        Uint8Array.from({ length: formulas.sizes[variable]! }, (_, at) =>
          at === classes[0] ? 1 : 0,
        ),
      ),
    ),
  );
}
