import { hash } from 'node:crypto';
import {
  parsePolicy,
  parseStrictJson,
  DOCUMENT_LIMITS,
  type Parsed,
  type PolicyDocument,
  type Problem,
} from '@ringfence/rules';
import type { DraftPolicy } from './draft.dto.js';

/** Problems kept with a draft; a text that is wrong everywhere must not cost a long answer. */
const MOST_PROBLEMS = 500;
/** Characters of a part that is read at all (I2). */
const MOST_CHARACTERS = 1_048_576;
const MOST_SUITE_CHARACTERS = 8 * 1_048_576;

/** What a draft's text says: a policy, or what is wrong with it. */
export interface ReadDraft {
  /** Present when nothing is wrong. */
  readonly document?: PolicyDocument;
  readonly problems: readonly Problem[];
}

/** The text of a draft as it is stored: its policy as it was sent. */
export function draftText({
  rulesets,
  parameters,
  suites,
  properties,
  ...rest
}: DraftPolicy): string {
  return JSON.stringify({ rulesets, parameters, suites, properties, ...rest });
}

/** Digest of a stored text. */
export function digestOfText(text: string): string {
  return `sha256:${hash('sha256', text, 'hex')}`;
}

/** Reads a stored text: parts that are strings are read as JSON, and everything that is wrong is told at its place. */
export function readDraft(text: string): ReadDraft {
  const policy = JSON.parse(text) as DraftPolicy;
  const problems: Problem[] = [];
  const broken = new Set<string>();
  const read = (part: unknown, at: string): unknown => {
    if (typeof part !== 'string') return part;
    const parsed = readPart(part, at);
    if (parsed.problems === undefined) return parsed.value;
    problems.push(...parsed.problems);
    broken.add(at);
    return part;
  };
  const { rulesets, ...parts } = policy;
  const whole = {
    ...Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, read(part, `/${name}`)]),
    ),
    rulesets: Object.fromEntries(
      Object.entries(rulesets).map(([name, part]) => [name, read(part, `/rulesets/${name}`)]),
    ),
  };
  const result = parsePolicy(whole);
  for (const problem of result.problems ?? []) {
    if (!broken.has(problem.at)) problems.push(problem);
  }
  return result.policy !== undefined && problems.length === 0
    ? { document: result.policy, problems }
    : { problems: shortened(problems) };
}

function readPart(text: string, at: string): Parsed<unknown> {
  const most = at === '/suites' ? MOST_SUITE_CHARACTERS : MOST_CHARACTERS;
  if (text.length > most) {
    const message = `${text.length} characters: at most ${most}`;
    return { problems: [{ code: 'too-large', severity: 'error', at, message }] };
  }
  const { value, problems } = parseStrictJson(text, DOCUMENT_LIMITS);
  return problems === undefined
    ? { value }
    : { problems: problems.map((problem) => ({ ...problem, at: at + problem.at })) };
}

function shortened(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    { code: 'more-problems', severity: 'error', at: '', message: `${more} more problems` },
  ];
}
