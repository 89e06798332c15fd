import {
  parseCallAttempt,
  parseEvidence,
  parseStrictJson,
  type CallAttempt,
  type Evidence,
  type Problem,
} from '@ringfence/rules';
import { attemptOfForm } from './attempt-of-form.js';
import type { BenchForm } from './bench-form.js';
import { evidenceOfForm } from './evidence-of-form.js';
import { instantOf } from './zoned-time.js';

/** What the bench asks: one attempt, under that evidence, at that instant. */
export interface BenchQuestion {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  /** RFC 3339. */
  readonly now: string;
}

/** The question as text, while it is edited by hand. */
export interface RawQuestion {
  readonly attempt: string;
  readonly evidence: string;
  readonly now: string;
}

export interface RawProblems {
  readonly attempt: readonly Problem[];
  readonly evidence: readonly Problem[];
  readonly now: readonly Problem[];
}

export type Read = { readonly question: BenchQuestion } | { readonly problems: RawProblems };

const NO_TIME: Problem = {
  code: 'bad-instant',
  severity: 'error',
  at: '',
  message: 'not an RFC 3339 time, such as `2026-11-24T10:00:00+09:00`',
};

/** The fields as a question; null while the date is no date. */
export function questionOfForm(form: BenchForm, known: Evidence): BenchQuestion | null {
  const now = instantOf(form.askedAt, form.zone);
  return now === null
    ? null
    : { attempt: attemptOfForm(form), evidence: evidenceOfForm(form, known, now), now };
}

export function rawOf(question: BenchQuestion): RawQuestion {
  return {
    attempt: JSON.stringify(question.attempt, null, 2),
    evidence: JSON.stringify(question.evidence, null, 2),
    now: question.now,
  };
}

/** Reads what was typed with the same parser the server uses, so that a mistake is told before it is sent. */
export function readRaw(raw: RawQuestion): Read {
  const attempt = read(raw.attempt, parseCallAttempt);
  const evidence = read(raw.evidence, parseEvidence);
  const timed = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(raw.now.trim());
  const now = timed && !Number.isNaN(Date.parse(raw.now.trim())) ? [] : [NO_TIME];
  if (attempt.value !== undefined && evidence.value !== undefined && now.length === 0) {
    return { question: { attempt: attempt.value, evidence: evidence.value, now: raw.now.trim() } };
  }
  return { problems: { attempt: attempt.problems, evidence: evidence.problems, now } };
}

function read<T>(
  text: string,
  parse: (value: unknown) => { readonly value?: T; readonly problems?: readonly Problem[] },
): { readonly value?: T; readonly problems: readonly Problem[] } {
  const json = parseStrictJson(text);
  if (json.problems !== undefined) return { problems: json.problems };
  const { value, problems = [] } = parse(json.value);
  return value === undefined ? { problems } : { value, problems };
}
