import type { DraftPolicy } from '../model/draft-policy.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Problem } from '../model/problem.js';
import { RULESET_NAMES } from '../model/ruleset.js';
import { jsonFault, lineAndColumn } from './json-fault.js';
import {
  checkBytes,
  MOST_POLICY_BYTES,
  MOST_SUITE_BYTES,
  checkPolicy,
  copyOf,
} from './parse-policy.js';
import { KIND_OF } from './parse-ruleset.js';
import { below, isRecord, ProblemList, refuseUnknownNames } from './problem-list.js';
import { scanValue } from './scan-value.js';
import { DOCUMENT_LIMITS, MOST_JSON_PROBLEMS, parseStrictJson } from './strict-json.js';

/** A draft that can be frozen, or everything that is wrong with it; `policy` is absent exactly when there are problems. */
export interface ReadDraft {
  readonly policy?: PolicyDocument;
  /** At JSON pointers into the draft's policy; of a text that is no JSON the message tells line and column. */
  readonly problems: Problem[];
}

/** A part that could be read; absent: it could not, and the problems say why. */
interface ReadPart {
  readonly value: unknown;
}
type PartReader = (value: unknown, at: string) => ReadPart | undefined;

/**
 * Reads a draft (contract, section 4): a part may be a text, which is read as strictly as a body. Never throws, whatever JSON it
 * is given, and takes no longer than its size; of a text that is too large only the
 * syntax is judged, and beyond another MiB nothing (I2, I4).
 *
 * Every part that can be read is judged, also while another cannot.
 *
 * @param draft should be a {@link DraftPolicy}
 */
export function readDraftPolicy(draft: unknown): ReadDraft {
  const problems = new ProblemList();
  if (!isRecord(draft)) {
    problems.add('policy-shape', '', 'this is no policy: write an object');
    return { problems: problems.all() };
  }
  const { rulesets, parameters, suites, properties, ...unknown } = draft as Partial<DraftPolicy>;
  refuseUnknownNames(unknown, [], '', problems);
  const rulePart: PartReader = (value, at) => readPart(value, at, MOST_POLICY_BYTES, problems);
  const suitePart: PartReader = (value, at) => readPart(value, at, MOST_SUITE_BYTES, problems);
  // An empty list stands in for a part that cannot be read: nothing is wrong with it.
  const empty: ReadPart = { value: [] };
  const document = {
    rulesets: isRecord(rulesets) ? readRulesets(rulesets, rulePart, problems) : null,
    parameters: (rulePart(parameters, '/parameters') ?? empty).value,
    suites: (suitePart(suites, '/suites') ?? empty).value,
    properties: (rulePart(properties, '/properties') ?? empty).value,
  };
  checkPolicy(document, problems);
  return problems.count > 0
    ? { problems: problems.all() }
    : { policy: copyOf(document), problems: [] };
}

function readRulesets(
  rulesets: Record<string, unknown>,
  read: PartReader,
  problems: ProblemList,
): Record<string, unknown> {
  refuseUnknownNames(rulesets, RULESET_NAMES, '/rulesets', problems);
  return Object.fromEntries(
    RULESET_NAMES.map((name) => {
      const ruleset = read(rulesets[name], below('/rulesets', name));
      return [name, ruleset === undefined ? { kind: KIND_OF[name], rules: [] } : ruleset.value];
    }),
  );
}

function readPart(
  value: unknown,
  at: string,
  most: number,
  problems: ProblemList,
): ReadPart | undefined {
  if (value === undefined) {
    problems.add('missing-field', at, 'field is missing: give a JSON value, or its text');
    return undefined;
  }
  if (typeof value === 'string') {
    const fits = checkBytes(value, at, most, problems);
    if (value.length > most + MOST_POLICY_BYTES) return undefined;
    const { value: read, problems: found } = parseStrictJson(value, DOCUMENT_LIMITS, textNotJson);
    problems.addAll((found ?? []).map((problem) => ({ ...problem, at: `${at}${problem.at}` })));
    return fits && found === undefined ? { value: read } : undefined;
  }
  const found = scanValue(value, DOCUMENT_LIMITS, at, MOST_JSON_PROBLEMS);
  problems.addAll(found);
  return found.length === 0 && checkBytes(JSON.stringify(value), at, most, problems)
    ? { value }
    : undefined;
}

function textNotJson(text: string): Problem {
  const { at, expected } = jsonFault(text) ?? { at: 0, expected: 'a value' };
  const { line, column } = lineAndColumn(text, at);
  return {
    code: 'not-json',
    severity: 'error',
    at: '',
    message: `the text is not JSON from line ${line}, column ${column} on: here comes ${expected}`,
  };
}
