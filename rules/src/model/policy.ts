import type { Parameter } from './parameter.js';
import type { Ruleset, RulesetName } from './ruleset.js';
import type { Suite } from './test-case.js';

/** All rules that decide together, with their figures and their proofs; what the digest covers. */
export interface PolicyDocument {
  readonly rulesets: Readonly<Record<RulesetName, Ruleset>>;
  readonly parameters: readonly Parameter[];
  readonly suites: readonly Suite[];
  readonly properties: readonly unknown[];
}

/** Which policy decided. */
export interface PolicyReference {
  readonly version: number;
  /** `sha256:` and the hex digest of the RFC 8785 bytes of the document. */
  readonly digest: string;
}
