import type { LeafNode } from '../engine/condition-node.js';
import { FALSE, TRUE, type Kleene } from '../engine/truth.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { FactDefinition } from '../facts/fact-definition.js';
import type { Facts, FactValue } from '../model/fact.js';
import { NotTellable, samplesOf } from './fact-samples.js';
import { factGroups, leafKey, type FactGroup } from './fact-groups.js';

/** One dimension of the partition: facts with the values of which each class is an example. */
export interface Variable {
  readonly facts: readonly string[];
  /** An example for each class, by fact; the plainest first. */
  readonly examples: readonly Facts[];
  /** Member of a list fact whose presence this variable is; its classes are absent and present. */
  readonly member?: string;
  /** Whether a list fact is known: its classes are known and unknown. */
  readonly isListKnown?: true;
}

/** Where a test is true, and where it is false, as classes of one or two variables; elsewhere it is unknown. */
export interface LeafClasses {
  readonly variable: number;
  readonly isTrue: Uint8Array;
  readonly isFalse: Uint8Array;
  /** A list's presence variable, where the test looks for a member of a list. */
  readonly member?: {
    readonly variable: number;
    readonly present: Kleene;
    readonly absent: Kleene;
  };
}

/** Most combinations of sample values tried for facts that are compared with each other. */
const MOST_TUPLES = 200_000;
/** Most outcomes of tests on one group of facts: so many thousand words on one fact are more than people write. */
const MOST_OUTCOMES = 20_000_000;
/** Most variables: the engines go as deep as there are. */
const MOST_VARIABLES = 1500;

/**
 * All calls in finitely many classes that no rule tells apart: facts are sampled, every test is run on the samples by the
 * evaluator itself, and samples on which all tests agree are one class.
 *
 * Each list a test looks into takes one bit for each member that is named, and is exact for any length.
 */
export class Partition {
  readonly variables: Variable[] = [];
  readonly #leaves = new Map<string, LeafClasses>();
  readonly #keys: {
    readonly tests: readonly LeafNode[];
    readonly byKey: ReadonlyMap<string, number>;
  }[] = [];

  /**
   * @param leaves all tests of all rules, properties and invariants
   * @param closed values of facts that have no others, unknown apart
   * @throws NotTellable where facts cannot be told apart by trying values
   */
  constructor(
    leaves: readonly LeafNode[],
    private readonly closed: ReadonlyMap<string, readonly FactValue[]>,
  ) {
    for (const group of factGroups(leaves)) {
      if (isListAlone(group)) this.#addList(group);
      else this.#addGroup(group);
      if (this.variables.length > MOST_VARIABLES) throw new NotTellable(group.facts.join(', '));
    }
  }

  classesOf(leaf: LeafNode): LeafClasses {
    return this.#leaves.get(leafKey(leaf))!;
  }

  /**
   * The class of each variable that real facts fall into; undefined: into none, so that the samples missed something.
   */
  classesOfFacts(facts: Facts): readonly number[] | undefined {
    const found: number[] = [];
    for (const [i, variable] of this.variables.entries()) {
      const list = facts[variable.facts[0]!] ?? null;
      let at: number | undefined;
      if (variable.isListKnown) at = list === null ? 1 : 0;
      else if (variable.member !== undefined)
        at = Array.isArray(list) && (list as readonly string[]).includes(variable.member) ? 1 : 0;
      else at = this.#keys[i]!.byKey.get(truthKey(this.#keys[i]!.tests, facts));
      if (at === undefined) return undefined;
      found.push(at);
    }
    return found;
  }

  /** Facts that have the given classes, taken from the examples; facts of variables that are left out are free. */
  factsOf(classes: ReadonlyMap<number, number>): Facts {
    const facts: Record<string, FactValue> = {};
    for (const [i, at] of classes) {
      const { examples, member, isListKnown } = this.variables[i]!;
      if (member === undefined && !isListKnown) Object.assign(facts, examples[at]);
    }
    for (const [i, at] of classes) {
      const { facts: names, member, isListKnown } = this.variables[i]!;
      const name = names[0]!;
      if (isListKnown) facts[name] = at === 0 ? ((facts[name] as readonly string[]) ?? []) : null;
      else if (member !== undefined && facts[name] !== null) {
        const before = (facts[name] as readonly string[] | undefined) ?? [];
        facts[name] = at === 1 ? [...before, member] : before;
      }
    }
    return facts;
  }

  #addGroup({ facts, leaves }: FactGroup): void {
    const sources = { leaves, closed: closedOf(facts, this.closed), members: facts.length };
    const samples = facts.map((fact) => samplesOf(fact, sources));
    const tuples = samples.reduce((product, { length }) => product * length, 1);
    if (tuples > MOST_TUPLES || tuples * leaves.length > MOST_OUTCOMES)
      throw new NotTellable(facts.join(', '));
    const byKey = new Map<string, number>();
    const examples: Facts[] = [];
    for (const tuple of product(facts, samples)) {
      const key = truthKey(leaves, tuple);
      if (byKey.has(key)) continue;
      byKey.set(key, examples.length);
      examples.push(tuple);
    }
    const variable = this.variables.length;
    this.variables.push({ facts, examples });
    this.#keys[variable] = { tests: leaves, byKey };
    for (const leaf of leaves) {
      const outcomes = examples.map((example) => leaf.test(example));
      this.#leaves.set(leafKey(leaf), {
        variable,
        isTrue: Uint8Array.from(outcomes, (one) => (one === TRUE ? 1 : 0)),
        isFalse: Uint8Array.from(outcomes, (one) => (one === FALSE ? 1 : 0)),
      });
    }
  }

  #addList({ facts, leaves }: FactGroup): void {
    const fact = facts[0]!;
    const known = this.variables.length;
    this.variables.push({ facts, examples: [], isListKnown: true });
    const presence = new Map<string, number>();
    for (const leaf of leaves) {
      const word = leaf.value as string;
      let variable = presence.get(word);
      if (variable === undefined) {
        variable = this.variables.length;
        presence.set(word, variable);
        this.variables.push({ facts, examples: [], member: word });
      }
      this.#leaves.set(leafKey(leaf), {
        variable: known,
        isTrue: Uint8Array.of(0, 0),
        isFalse: Uint8Array.of(0, 0),
        member: {
          variable,
          present: leaf.test({ [fact]: [word] }),
          absent: leaf.test({ [fact]: [] }),
        },
      });
    }
  }
}

/** A list that is looked into for literal words and never compared with another fact. */
function isListAlone({ facts, leaves }: FactGroup): boolean {
  const fact = facts[0]!;
  const definition: FactDefinition | undefined = Object.hasOwn(FACT_CATALOG, fact)
    ? FACT_CATALOG[fact]
    : undefined;
  return (
    facts.length === 1 &&
    definition?.type === 'string-list' &&
    leaves.every(
      ({ operator, value }) =>
        (operator === 'contains' || operator === 'doesNotContain') && typeof value === 'string',
    )
  );
}

function closedOf(
  facts: readonly string[],
  closed: ReadonlyMap<string, readonly FactValue[]>,
): ReadonlyMap<string, readonly FactValue[]> {
  return new Map([...closed].filter(([fact]) => facts.includes(fact)));
}

function* product(
  facts: readonly string[],
  samples: readonly (readonly FactValue[])[],
): Generator<Facts> {
  const at = facts.map(() => 0);
  for (;;) {
    yield Object.fromEntries(facts.map((fact, i) => [fact, samples[i]![at[i]!]!]));
    let place = facts.length - 1;
    while (place >= 0 && ++at[place]! === samples[place]!.length) at[place--] = 0;
    if (place < 0) return;
  }
}

function truthKey(leaves: readonly LeafNode[], facts: Facts): string {
  let key = '';
  for (let i = 0; i < leaves.length; i++) key += leaves[i]!.test(facts);
  return key;
}
