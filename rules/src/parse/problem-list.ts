import type { Problem } from '../model/problem.js';

/** Problems told of one document; a document that is wrong everywhere must not cost a long answer. */
const MOST_PROBLEMS = 1_000;

/** Collects what is wrong with a document, so that all of it is told at once. */
export class ProblemList {
  readonly #found: Problem[] = [];
  #count = 0;

  /** Adds an error at a JSON pointer. */
  add(code: string, at: string, message: string): void {
    this.#add({ code, severity: 'error', at, message });
  }

  addAll(problems: readonly Problem[]): void {
    for (const problem of problems) this.#add(problem);
  }

  /** How many were found, told or not. */
  get count(): number {
    return this.#count;
  }

  /** Whether nothing that is found from here on will be told: searching further is in vain. */
  get isFull(): boolean {
    return this.#count > MOST_PROBLEMS;
  }

  /** The problems in the order in which they were found; beyond 1,000 only that there are more. */
  all(): Problem[] {
    if (!this.isFull) return [...this.#found];
    const message = `there are more problems than these ${MOST_PROBLEMS}: mend these first`;
    return [...this.#found, { code: 'too-many-problems', severity: 'error', at: '', message }];
  }

  #add(problem: Problem): void {
    if (this.#count++ < MOST_PROBLEMS) this.#found.push(problem);
  }
}

/** A JSON pointer one step further down. */
export function below(at: string, step: string | number): string {
  return `${at}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Whether a parsed JSON value is an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a person recognises it, in backticks. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}

/** Adds a problem for each name of `value` that is not among `names`. */
export function refuseUnknownNames(
  value: Record<string, unknown>,
  names: readonly string[],
  at: string,
  problems: ProblemList,
): void {
  for (const name of Object.keys(value)) {
    if (!names.includes(name)) {
      problems.add('unknown-field', below(at, name), `field \`${name}\` is not known here`);
    }
  }
}
