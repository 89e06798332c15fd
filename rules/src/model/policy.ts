import type { PolicyProperty } from './analysis.js';
import type { Parameter } from './parameter.js';
import type { Ruleset, RulesetName } from './ruleset.js';
import type { Suite } from './test-case.js';

/** All rules that decide together, with their figures and their proofs; what the digest covers. */
export interface PolicyDocument {
  readonly rulesets: Readonly<Record<RulesetName, Ruleset>>;
  readonly parameters: readonly Parameter[];
  readonly suites: readonly Suite[];
  /** What must hold for every call, stated by whoever keeps the policy. */
  readonly properties: readonly PolicyProperty[];
}

/** Which policy decided. */
export interface PolicyReference {
  readonly version: number;
  /** `sha256:` and the hex digest of the RFC 8785 bytes of the document. */
  readonly digest: string;
}
