import type * as z from 'zod';
import type { CallAttempt } from '../model/call-attempt.js';
import type { Evidence } from '../model/evidence.js';
import type { Problem } from '../model/problem.js';
import type { TestCase } from '../model/test-case.js';
import type { Parsed } from './parsed.js';
import { CALL_ATTEMPT_SCHEMA, EVIDENCE_SCHEMA, TEST_CASE_SCHEMA } from './question-schemas.js';
import { problemsOf } from './schema-problems.js';

export type { Parsed } from './parsed.js';

/**
 * Reads a call attempt (contract, section 1), or returns everything wrong with it at once.
 *
 * An endpoint of unknown kind and an odd address are well formed: they are questions, and are denied.
 *
 * @param at JSON pointer of the attempt within a larger document
 */
export function parseCallAttempt(value: unknown, at = ''): Parsed<CallAttempt> {
  return parsed(CALL_ATTEMPT_SCHEMA, value, at, nobody(value, at));
}

/** Reads evidence (contract, section 2); only a wrong type is a problem, what is absent is unknown. */
export function parseEvidence(value: unknown, at = ''): Parsed<Evidence> {
  return parsed(EVIDENCE_SCHEMA, value, at, []);
}

/** Reads a case of the bench; one without a name bears its attempt's id. */
export function parseTestCase(value: unknown, at = ''): Parsed<TestCase> {
  const attempt = isRecord(value) ? nobody(value['attempt'], `${at}/attempt`) : [];
  const result = parsed(TEST_CASE_SCHEMA, value, at, attempt);
  if (result.problems !== undefined) return { problems: result.problems };
  return { value: { ...result.value, name: result.value.name ?? result.value.attempt.attemptId } };
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, at: string, found: Problem[]): Parsed<T> {
  const result = schema.safeParse(value);
  if (result.success && found.length === 0) return { value: result.data };
  // The input of each issue is asked for only now: the way without problems stays short.
  const again = schema.safeParse(value, { reportInput: true });
  return { problems: again.success ? found : [...problemsOf(again.error, at), ...found] };
}

/** An attempt about nobody: both names of the user are absent. */
function nobody(attempt: unknown, at: string): Problem[] {
  const user = isRecord(attempt) ? attempt['user'] : undefined;
  if (!isRecord(user) || user['waId'] !== undefined || user['bsuid'] !== undefined) return [];
  return [
    {
      code: 'missing-field',
      severity: 'error',
      at: `${at}/user`,
      message: 'the user has no name: give `waId`, `bsuid` or both',
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
