import type { Problem } from '../model/problem.js';

/** Collects what is wrong with a document, so that all of it is told at once. */
export class ProblemList {
  readonly #found: Problem[] = [];

  /** Adds an error at a JSON pointer. */
  add(code: string, at: string, message: string): void {
    this.#found.push({ code, severity: 'error', at, message });
  }

  addAll(problems: readonly Problem[]): void {
    this.#found.push(...problems);
  }

  get count(): number {
    return this.#found.length;
  }

  /** All problems, in the order in which they were found. */
  all(): Problem[] {
    return [...this.#found];
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
