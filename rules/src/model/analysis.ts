import type { Effect, RouteStep, ScenarioId } from './decision.js';
import type { Facts } from './fact.js';
import type { Localized } from './localized.js';
import type { Condition, RulesetName } from './ruleset.js';
import type { TestCase } from './test-case.js';

/** `unknown` is never a pass: out of budget, not modelled, or a counterexample that did not replay. */
export type Verdict = 'proved' | 'refuted' | 'unknown';

/**
 * A property compliance staff keep with a policy, in the grammar of rules.
 *
 * `never-permits` is broken by a permit under which the condition is true or cannot be told; `always-able` needs at least one
 * permit under which it is true.
 */
export interface PolicyProperty {
  /** Kebab-case, unique in the policy; ids of the product's own properties have a dot in them. */
  readonly id: string;
  readonly title: Localized;
  readonly kind: 'never-permits' | 'always-able';
  readonly when: Condition;
}

/** A call that shows what is claimed: it was asked of the policy itself, and of a second evaluator, before it is shown. */
export interface Witness {
  /** Loads in the test bench; without `expect`. */
  readonly case: TestCase;
  readonly decision: DecisionClass;
  readonly facts: Facts;
  /** What happens in it, for people. */
  readonly sentence: Localized;
}

/** What calls of one class are answered with. */
export interface DecisionClass {
  readonly effect: Effect;
  readonly scenario: ScenarioId | null;
  /** Reason codes in their order. */
  readonly codes: readonly string[];
  readonly route: readonly RouteStep[];
}

/** What each engine says by itself; `proved` is told only where both say so. */
export interface EngineVerdicts {
  readonly diagram: Verdict;
  readonly sat: Verdict;
}

export interface PropertyVerdict {
  readonly id: string;
  readonly title: Localized;
  /** Whether it belongs to the product or to the policy. */
  readonly from: 'product' | 'policy';
  /** Whether a policy goes live only where it is proved, or two people sign for it; what is not mandatory is told. */
  readonly mandatory: boolean;
  /** Two people may sign that it is not proved; never the ban of the phone network. */
  readonly overridable: boolean;
  readonly verdict: Verdict;
  readonly engines: EngineVerdicts;
  /** Of a refutation, and of what is always able. */
  readonly witness?: Witness;
  /** Why the verdict is `unknown`. */
  readonly why?: Localized;
}

export type RuleFindingCode = 'contradictory' | 'shadowed' | 'redundant' | 'dead-condition';

/** Something about a rule that nobody would notice by its effect. */
export interface RuleFinding {
  readonly code: RuleFindingCode;
  readonly ruleset: RulesetName;
  readonly rule: string;
  /** `<ruleset>/<rule>`: the rules that cover it together, none of which can be spared. */
  readonly by?: readonly string[];
  /** JSON pointer of the condition inside the rule, such as `/conditions/all/1`. */
  readonly at?: string;
}

/** Rules that pull one call in two directions. */
export interface RuleConflict {
  readonly kind: 'route' | 'undone-permit';
  /** `<ruleset>/<rule>` of each. */
  readonly rules: readonly [string, string];
  readonly witness?: Witness;
}

/** All calls that one policy answers in one way and another policy in another. */
export interface DifferenceClass {
  readonly change: 'permit-to-deny' | 'deny-to-permit' | 'route-changed' | 'reasons-changed';
  readonly from: DecisionClass;
  readonly to: DecisionClass;
  /** Rules behind it, `<ruleset>/<rule>`. */
  readonly rules: readonly string[];
  readonly witness: Witness;
}

export interface PolicyDifference {
  readonly equivalent: Verdict;
  readonly classes: readonly DifferenceClass[];
  /** Whether these are all classes there are; false: the budget ended first, or one could not be shown. */
  readonly complete: boolean;
  readonly why?: Localized;
}

/** Something the proofs rest on and do not show. */
export interface Assumption {
  readonly id: string;
  readonly text: Localized;
}

/** How much may be spent; what is not shown by then is `unknown`. */
export interface AnalysisBudget {
  /** Nodes of decision diagrams, all properties together. */
  readonly nodes: number;
  /** Milliseconds for everything. */
  readonly ms: number;
}

/** What can and cannot happen under a policy, whatever the call. */
export interface Analysis {
  readonly properties: readonly PropertyVerdict[];
  readonly findings: readonly RuleFinding[];
  readonly conflicts: readonly RuleConflict[];
  /** Whether findings and conflicts are all there are; false: the budget ended first, or facts could not be told apart. */
  readonly isComplete: boolean;
  /** Beside another policy, when one was given. */
  readonly difference?: PolicyDifference;
  readonly assumptions: readonly Assumption[];
  readonly spent: AnalysisBudget;
}

/** What a certificate says of one property. */
export type CertifiedVerdict = Pick<
  PropertyVerdict,
  'id' | 'from' | 'mandatory' | 'overridable' | 'verdict' | 'engines' | 'why'
> & {
  /** Digest of the witness's case; absent: there is none. */
  readonly witness?: string;
};

/**
 * What was proved of which bytes, by what, and on which assumptions; the same bytes and the same program give the same text.
 *
 * Its canonical JSON (RFC 8785) has a digest, by which bundles and the ledger name it.
 */
export interface ProofCertificate {
  readonly v: 1;
  /** Digest of the policy's canonical bytes. */
  readonly policy: string;
  /** Digest of the fact catalogue: names, types and meanings of everything a rule may read. */
  readonly facts: string;
  /** Digest of everything that was to be proved: the product's properties and the policy's. */
  readonly properties: string;
  readonly tool: { readonly name: 'ringfence'; readonly version: string };
  readonly engines: readonly string[];
  readonly budget: AnalysisBudget;
  readonly assumptions: readonly Assumption[];
  readonly verdicts: readonly CertifiedVerdict[];
}

export type MutantKind =
  'rule-removed' | 'condition-removed' | 'condition-turned' | 'operator-changed' | 'group-changed';

/** A policy with one small mistake in it; a suite that still passes would not notice the mistake. */
export interface Mutant {
  readonly kind: MutantKind;
  readonly ruleset: RulesetName;
  /** JSON pointer of what was changed, inside the policy document. */
  readonly at: string;
  /** What was changed, so that "nobody would notice if …" can be said. */
  readonly text: Localized;
}

/** A case that passes under the policy and fails under each of some mistakes in it. */
export interface GeneratedCase {
  /** With the answer it expects. */
  readonly case: TestCase;
  /** The same call for people: what is known about it, what it is answered, in a sentence. */
  readonly witness: Witness;
  /** The mistakes it notices and no case before it does; the first is the one it was made for. */
  readonly mutants: readonly [Mutant, ...Mutant[]];
}

/** How many small mistakes a set of cases would notice. */
export interface MutationReport {
  readonly killed: number;
  /** Mutants that answer every call as the policy does; no case can notice them. */
  readonly equivalent: readonly Mutant[];
  /** Mistakes nobody would notice, though some call shows each of them. */
  readonly survivors: readonly Mutant[];
  /** Cases that notice them: added, nothing that was shown survives. */
  readonly cases: readonly GeneratedCase[];
  /** Mutants of which it could not be told: no call was found, or the budget ended first. */
  readonly undecided: readonly Mutant[];
}
