import type { RulesetName } from './ruleset.js';

/**
 * A policy as its authors type it: each part a JSON value, or a text while it does not parse. Nothing about it is certain;
 * `readDraftPolicy` tells what is wrong.
 */
export interface DraftPolicy {
  readonly rulesets: Readonly<Record<RulesetName, unknown>>;
  readonly parameters: unknown;
  readonly suites: unknown;
  readonly properties: unknown;
}
