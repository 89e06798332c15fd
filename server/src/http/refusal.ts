import type { Problem } from '@ringfence/rules';

/** What a refusal may tell besides its sentence. */
export interface RefusalDetails {
  /** Everything that is wrong with the input, where several things may be. */
  readonly problems?: readonly Problem[];
  /** The decision on record that stands in the way. */
  readonly decisionId?: string;
  /** What is stored by now, where that is what the input does not fit. */
  readonly current?: object;
  /** Whether what was refused can be done at all, why not, and when again. */
  readonly possibility?: object;
  /** URN of the problem, where a standard names it. */
  readonly type?: string;
  /** Headers of the answer, such as Retry-After. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The domain says no: thrown, and answered as an RFC 9457 problem document. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';

  /**
   * @param status HTTP status, 4xx, or 503 on the decision path
   * @param code stable, kebab-case
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
  }
}

/** The input cannot be used; its problems say where and why, all at once. */
export class MalformedInput extends Refusal {
  override readonly name = 'MalformedInput';

  constructor(problems: readonly Problem[]) {
    super(
      400,
      'malformed-input',
      problems.length === 1
        ? 'one thing is wrong with the input'
        : `${problems.length} things are wrong with the input`,
      { problems },
    );
  }
}
