import fc from 'fast-check';
import { compileCondition } from '../../engine/compile-condition.js';
import type { Test } from '../../engine/condition-node.js';
import { FALSE, TRUE, truthWord, type Kleene } from '../../engine/truth.js';
import { FACT_CATALOG, type FactDefinition } from '../../facts/fact-catalog.js';
import type { FactInvariant } from '../../model/fact-invariant.js';
import type { FactValue } from '../../model/fact.js';
import { SHIPPED_POLICY } from '../../packs/shipped-policy.fixture.js';
import {
  randomQuestions,
  SHIPPED_QUESTIONS,
  type DerivedQuestion,
} from '../random-questions.fixture.js';
import { warningIsInForce } from './evidence-invariants.js';
import { FACT_INVARIANTS } from './fact-invariants.js';
import { figureInvariants } from './figure-invariants.js';
import { listedCounts } from './leg-invariants.js';

const RUNS = 5000;
const { parameters } = SHIPPED_POLICY;

interface Checked {
  readonly invariant: FactInvariant;
  readonly test: Test;
}

const LABELS = ['target', 'leg-0', 'leg-1', 'via:pstn'];
const WARNINGS = ['SCHEDULE_FOR_DISABLE', 'DISABLE'];
const OF_EVERY_QUESTION: readonly Checked[] = [
  ...FACT_INVARIANTS,
  ...LABELS.flatMap(listedCounts),
  ...WARNINGS.map(warningIsInForce),
].map(checked);
const OF_THESE_PARAMETERS = figureInvariants(parameters).map(checked);

function checked(invariant: FactInvariant): Checked {
  return { invariant, test: compileCondition(invariant.holds, {}).test };
}

function isBroken({ strength }: FactInvariant, truth: Kleene): boolean {
  return strength === 'always-true' ? truth !== TRUE : truth === FALSE;
}

function expectHeld(all: readonly Checked[], { facts, attempt }: DerivedQuestion): void {
  for (const { invariant, test } of all) {
    const truth = test(facts);
    if (isBroken(invariant, truth)) {
      throw new Error(
        `${invariant.id} is ${truthWord(truth)} of ${JSON.stringify(attempt)}: ${JSON.stringify(facts)}`,
      );
    }
  }
}

/** Values one fact takes in many questions, and values it never takes. */
function valuesOf(fact: string, questions: readonly DerivedQuestion[]): readonly FactValue[] {
  const seen = new Map<string, FactValue>();
  for (const { facts } of questions) seen.set(JSON.stringify(facts[fact]), facts[fact]!);
  return [...seen.values(), null, -1, 7, 'nothing', 'none', [...LABELS, ...WARNINGS]];
}

describe('Facts have what is said always to hold of them', () => {
  it('in all shipped cases', () => {
    for (const question of SHIPPED_QUESTIONS) {
      expect(() =>
        expectHeld([...OF_EVERY_QUESTION, ...OF_THESE_PARAMETERS], question),
      ).not.toThrow();
    }
  });

  it(`in ${RUNS} random questions, whatever is known and whatever the parameters`, () => {
    const property = fc.property(randomQuestions, (questions) => {
      for (const question of questions) {
        expectHeld(OF_EVERY_QUESTION, question);
        expectHeld(figureInvariants(question.parameters).map(checked), question);
      }
    });
    const result = fc.check(property, { numRuns: RUNS });
    process.stdout.write(`fact-invariants: ${RUNS} questions, seed ${result.seed}\n`);
    expect(result.failed)
      .withContext(fc.defaultReportMessage(result) ?? '')
      .toBeFalse();
  });

  it('and of each there are facts without it: none is empty', () => {
    const questions = [...SHIPPED_QUESTIONS, ...fc.sample(randomQuestions, 400).flat()];
    for (const { invariant, test } of [...OF_EVERY_QUESTION, ...OF_THESE_PARAMETERS]) {
      const names = [...JSON.stringify(invariant.holds).matchAll(/"fact":"([^"]+)"/g)];
      const facts = [...new Set(names.map(([, name]) => name!))];
      const broken = facts.some((fact) =>
        valuesOf(fact, questions).some((value) =>
          questions.some((one) => isBroken(invariant, test({ ...one.facts, [fact]: value }))),
        ),
      );
      expect(broken).withContext(invariant.id).toBeTrue();
    }
  });

  it('and values of the type and the vocabulary the catalogue says, or none', () => {
    const types: Readonly<Record<FactDefinition['type'], (value: FactValue) => boolean>> = {
      boolean: (value) => typeof value === 'boolean',
      string: (value) => typeof value === 'string',
      number: (value) => typeof value === 'number' && Number.isFinite(value),
      instant: (value) => typeof value === 'number' && Number.isInteger(value),
      'string-list': (value) => Array.isArray(value),
    };
    const property = fc.property(randomQuestions, (questions) => {
      for (const { facts } of questions) {
        for (const [name, definition] of Object.entries<FactDefinition>(FACT_CATALOG)) {
          const value = facts[name];
          if (value === undefined) throw new Error(`${name} was not derived`);
          if (value === null) continue;
          if (!types[definition.type](value)) throw new Error(`${name} is ${String(value)}`);
          const words = typeof value === 'object' ? value : [value];
          const { values } = definition;
          if (values !== undefined && !words.every((word) => values.includes(String(word))))
            throw new Error(`${name} is ${String(value)}, which is no word of its vocabulary`);
        }
      }
    });
    expect(() => fc.assert(property, { numRuns: 1000 })).not.toThrow();
  });

  it('told in both languages, each under a name of its own', () => {
    const all = [
      ...FACT_INVARIANTS,
      ...listedCounts('target'),
      warningIsInForce('x'),
      ...figureInvariants(parameters),
    ];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, text } of all) {
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(text.en).toMatch(/^[A-Z].*\.$/);
      expect(text.ja).toMatch(/。$/);
    }
  });
});

describe('figureInvariants', () => {
  const row = { unit: 'calls', key: 'calls.concurrent.max' };
  const figure = (values: (number | null)[]): string => {
    const all = values.map((value, index) => ({
      value,
      source: 'spec',
      ...(index === 0 ? {} : { from: `2026-0${index}-01` }),
    }));
    return JSON.stringify(figureInvariants([{ ...row, values: all }]).map(({ id }) => id));
  };

  it('says nothing of a figure that is never in force', () => expect(figure([null])).toBe('[]'));
  it('does not call a figure known that is unset at some time', () =>
    expect(figure([5, null])).toBe('["figure-limit-concurrent-calls"]'));
  it('calls a figure known that is always set', () =>
    expect(figure([5, 7])).toBe(
      '["figure-limit-concurrent-calls","figure-known-limit-concurrent-calls"]',
    ));
});
