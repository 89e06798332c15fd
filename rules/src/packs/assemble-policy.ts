import type { Parameter } from '../model/parameter.js';
import type { PolicyDocument } from '../model/policy.js';
import { RULESET_NAMES, type Ruleset, type RulesetName } from '../model/ruleset.js';
import type { Suite, TestCase } from '../model/test-case.js';

/** One JSON file of the packs folder, already parsed. */
export interface PackFile {
  /** Path below the packs folder, with forward slashes, such as `routing/ruleset.json`. */
  readonly path: string;
  readonly content: unknown;
}

/** A packs folder that lacks a file, or holds one in an unexpected place: a fault of the installation. */
export class PackIncomplete extends Error {
  override readonly name = 'PackIncomplete';
}

const RULESET = /^([a-z-]+)\/ruleset\.json$/;
const CASES = /^([a-z-]+\/)cases\/([a-z0-9-]+)\.json$/;

/**
 * Puts a policy document together from the files of the packs; each file of cases becomes one suite, in the order of paths.
 *
 * The contents are taken as they are: `parsePolicy` judges the whole.
 *
 * @throws PackIncomplete when a ruleset or `parameters.json` is missing, or a path is none of theirs
 */
export function assemblePolicy(files: readonly PackFile[]): PolicyDocument {
  const rulesets: Partial<Record<RulesetName, Ruleset>> = {};
  const suites: Suite[] = [];
  let parameters: readonly Parameter[] | undefined;
  for (const { path, content } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const pack = RULESET_NAMES.find((name) => name === RULESET.exec(path)?.[1]);
    const cases = CASES.exec(path);
    if (pack !== undefined) rulesets[pack] = content as Ruleset;
    else if (path === 'parameters.json') parameters = content as readonly Parameter[];
    else if (cases !== null) suites.push(suiteOf(`${cases[1]}${cases[2]}`, content));
    else throw new PackIncomplete(`file \`${path}\` has no place in a policy`);
  }
  for (const name of RULESET_NAMES) {
    if (rulesets[name] === undefined) throw new PackIncomplete(`ruleset \`${name}\` is missing`);
  }
  if (parameters === undefined) throw new PackIncomplete('file `parameters.json` is missing');
  return {
    rulesets: rulesets as Readonly<Record<RulesetName, Ruleset>>,
    parameters,
    suites,
    properties: [],
  };
}

function suiteOf(name: string, content: unknown): Suite {
  return { name, cases: (Array.isArray(content) ? content : [content]) as TestCase[] };
}
