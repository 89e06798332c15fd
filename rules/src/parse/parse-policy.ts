import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Problem } from '../model/problem.js';
import { RULESET_NAMES } from '../model/ruleset.js';
import { canonicalJson } from './canonical-json.js';
import { checkParameters } from './parse-parameters.js';
import { parseTestCase } from './parse-question.js';
import { parseRuleset } from './parse-ruleset.js';
import { below, isRecord, ProblemList, refuseUnknownNames, shown } from './problem-list.js';

/** Characters of rulesets, parameters and properties together (I2). */
const MOST_CHARACTERS = 1_048_576;
/** Characters of the suites (I2). */
const MOST_SUITE_CHARACTERS = 8 * 1_048_576;

export type ParsedPolicy =
  | { readonly policy: PolicyDocument; readonly problems?: never }
  | { readonly policy?: never; readonly problems: Problem[] };

/** Reads a whole policy document (contract, section 4), or returns everything that is wrong with it at once. */
export function parsePolicy(value: unknown): ParsedPolicy {
  const problems = new ProblemList();
  if (!isRecord(value)) {
    problems.add('policy-shape', '', `${shown(value)} is no policy: write an object`);
    return { problems: problems.all() };
  }
  refuseUnknownNames(value, ['rulesets', 'parameters', 'suites', 'properties'], '', problems);
  checkSize(value, problems);
  checkRulesets(value['rulesets'], problems);
  checkParameters(value['parameters'], '/parameters', problems);
  checkSuites(value['suites'], '/suites', problems);
  if (!Array.isArray(value['properties'])) {
    problems.add('policy-shape', '/properties', '`properties` is a list, which may be empty');
  }
  return problems.count > 0
    ? { problems: problems.all() }
    : { policy: JSON.parse(canonicalJson(value)) as PolicyDocument };
}

function checkSize(value: Record<string, unknown>, problems: ProblemList): void {
  const { suites, ...rest } = value;
  const parts = [
    { at: '', size: JSON.stringify(rest).length, most: MOST_CHARACTERS },
    { at: '/suites', size: (JSON.stringify(suites) ?? '').length, most: MOST_SUITE_CHARACTERS },
  ];
  for (const { at, size, most } of parts) {
    if (size > most) problems.add('too-large', at, `${size} characters: at most ${most}`);
  }
}

function checkRulesets(value: unknown, problems: ProblemList): void {
  if (!isRecord(value)) {
    problems.add('policy-shape', '/rulesets', 'a policy holds its rulesets by name');
    return;
  }
  refuseUnknownNames(value, RULESET_NAMES, '/rulesets', problems);
  for (const name of RULESET_NAMES) {
    problems.addAll(
      parseRuleset(value[name], name, FACT_CATALOG, below('/rulesets', name)).problems ?? [],
    );
  }
}

function checkSuites(value: unknown, at: string, problems: ProblemList): void {
  if (!Array.isArray(value)) {
    problems.add('policy-shape', at, '`suites` is a list, which may be empty');
    return;
  }
  const names = new Set<unknown>();
  (value as unknown[]).forEach((suite, i) => {
    const here = below(at, i);
    if (!isRecord(suite) || typeof suite['name'] !== 'string' || !Array.isArray(suite['cases'])) {
      problems.add('suite-shape', here, 'a suite has a `name` and a list of `cases`');
      return;
    }
    refuseUnknownNames(suite, ['name', 'cases'], here, problems);
    if (names.has(suite['name'])) {
      problems.add(
        'duplicate-suite',
        below(here, 'name'),
        `suite ${shown(suite['name'])} stands twice`,
      );
    }
    names.add(suite['name']);
    (suite['cases'] as unknown[]).forEach((testCase, j) => {
      problems.addAll(parseTestCase(testCase, below(below(here, 'cases'), j)).problems ?? []);
    });
  });
}
