import type { AccessAnswer, AccessSearch, Evaluation, Found } from './authzen.dto.js';

/** Who asks, and how long the answer may take. */
export interface AccessAsker {
  readonly keyId: string;
  /** Value of `X-Decision-Budget-Ms`. */
  readonly budget: string | string[] | undefined;
}

/** Resources of one kind, and who may do what to them. */
export interface AccessDomain {
  /** Whether it answers for resources of this type. */
  takes(resourceType: string): boolean;
  /** @throws Refusal for a question that cannot be answered */
  evaluate(evaluation: Evaluation, asker: AccessAsker): Promise<AccessAnswer>;
  /** Everything for which an evaluation would be `true`, always in the same order. */
  find(search: AccessSearch): Found[];
  /** Changes whenever the rules do, so that no listing mixes two versions. */
  version(): string;
}

/** Injection token of every domain there is. */
export const ACCESS_DOMAINS = Symbol('AccessDomains');
