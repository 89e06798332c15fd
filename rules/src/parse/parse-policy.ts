import { utf8ToBytes } from '@noble/hashes/utils.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Problem } from '../model/problem.js';
import { RULESET_NAMES } from '../model/ruleset.js';
import { canonicalJson } from './canonical-json.js';
import { checkParameters } from './parse-parameters.js';
import { checkProperties } from './parse-properties.js';
import { parseTestCase } from './parse-question.js';
import { checkRuleset } from './parse-ruleset.js';
import { below, isRecord, ProblemList, refuseUnknownNames, shown } from './problem-list.js';

/** Bytes of rulesets, parameters and properties together, as JSON without blanks in UTF-8 (I2). */
export const MOST_POLICY_BYTES = 1_048_576;
/** Bytes of the suites (I2). */
export const MOST_SUITE_BYTES = 8 * 1_048_576;

export type ParsedPolicy =
  | { readonly policy: PolicyDocument; readonly problems?: never }
  | { readonly policy?: never; readonly problems: Problem[] };

/** Reads a whole policy document (contract, section 4), or returns everything that is wrong with it at once. */
export function parsePolicy(value: unknown): ParsedPolicy {
  const problems = new ProblemList();
  checkPolicy(value, problems);
  return problems.count > 0 ? { problems: problems.all() } : { policy: copyOf(value) };
}

/** A copy of its own, so that nobody who keeps the text's object can change an accepted policy. */
export function copyOf(accepted: unknown): PolicyDocument {
  return JSON.parse(canonicalJson(accepted)) as PolicyDocument;
}

/** Adds everything that is wrong with a policy document. */
export function checkPolicy(value: unknown, problems: ProblemList): void {
  if (!isRecord(value)) {
    problems.add('policy-shape', '', 'this is no policy: write an object');
    return;
  }
  refuseUnknownNames(value, ['rulesets', 'parameters', 'suites', 'properties'], '', problems);
  checkSize(value, problems);
  checkRulesets(value['rulesets'], problems);
  checkParameters(value['parameters'], '/parameters', problems);
  checkSuites(value['suites'], '/suites', problems);
  checkProperties(value['properties'], '/properties', problems);
}

function checkSize(value: Record<string, unknown>, problems: ProblemList): void {
  const { suites, ...rest } = value;
  const parts = [
    { at: '', value: rest, most: MOST_POLICY_BYTES },
    { at: '/suites', value: suites, most: MOST_SUITE_BYTES },
  ];
  for (const { at, value: part, most } of parts) {
    checkBytes(JSON.stringify(part) ?? '', at, most, problems);
  }
}

/** Adds a problem when a text is longer than allowed. @returns whether it is not */
export function checkBytes(text: string, at: string, most: number, problems: ProblemList): boolean {
  const size = utf8ToBytes(text).length;
  if (size > most) problems.add('too-large', at, `${size} bytes: at most ${most} are allowed`);
  return size <= most;
}

function checkRulesets(value: unknown, problems: ProblemList): void {
  if (!isRecord(value)) {
    problems.add('policy-shape', '/rulesets', 'a policy holds its rulesets by name');
    return;
  }
  refuseUnknownNames(value, RULESET_NAMES, '/rulesets', problems);
  for (const name of RULESET_NAMES) {
    checkRuleset(value[name], name, FACT_CATALOG, below('/rulesets', name), problems);
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
    for (const [j, testCase] of (suite['cases'] as unknown[]).entries()) {
      if (problems.isFull) return;
      problems.addAll(parseTestCase(testCase, below(below(here, 'cases'), j)).problems ?? []);
    }
  });
}
