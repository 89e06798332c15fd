import type { Role } from '../../identity/access.js';
import type { StepKind } from './duty-step.fixture.js';

/** What a step is done with. */
export interface Doing {
  readonly kind: StepKind;
  /** Id of who does it. */
  readonly who: string;
  readonly draft?: string | undefined;
  readonly digest?: string;
  readonly policy?: object;
  readonly title?: string;
  /** Epoch milliseconds (UTC). */
  readonly at?: number;
  readonly schedule?: string | undefined;
  readonly whom?: string;
  readonly roles?: readonly Role[];
  readonly active?: boolean;
  readonly approvals?: number;
  readonly confirmation?: string | undefined;
}

/** What came of it: refused with a code, or done. */
export type Outcome =
  | { readonly refused: string }
  | {
      readonly refused?: never;
      /** Of what was made: a draft, a scheduled promotion, a confirmation that waits. */
      readonly id?: string | undefined;
      /** What a submit froze. */
      readonly digest?: string | undefined;
      /** It waits for a second person. */
      readonly waits?: boolean;
    };

export const DONE: Outcome = {};

/** How steps are taken on the product: through its use cases, or over HTTP. */
export interface Hands {
  take(doing: Doing): Promise<Outcome>;
}
