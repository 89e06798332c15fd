import type { CallAttempt, Evidence, ParametersInForce } from '@ringfence/rules';

/** What an attempt would be mixed with beside its own call, as far as events told of it; nothing of it need be known. */
export interface MixedToo {
  readonly callIds: readonly string[];
  readonly groups: readonly { readonly kind: 'dialog' | 'conference'; readonly id: string }[];
}

/** Gathers what the information points know about an attempt, synchronously, at one instant. */
export abstract class EvidenceSource {
  /** Asks whoever must be asked before; never throws: what was not answered is unknown. @param now epoch milliseconds (UTC) */
  abstract prepare(attempt: CallAttempt, now: number): Promise<void>;

  /**
   * @param now epoch milliseconds (UTC)
   * @param parametersFor figures in force for a provider, from the policy that will decide
   * @param mixedToo whose legs are those of the attempt too
   */
  abstract gather(
    attempt: CallAttempt,
    now: number,
    parametersFor: (provider: string) => ParametersInForce,
    mixedToo?: MixedToo,
  ): Evidence;

  /**
   * How many slots of the pair's rolling window there may be: the policy's limit, or fewer where the platform counted calls that
   * nobody told of here, or allows fewer itself (WA-API-003).
   *
   * @param limit the policy's
   * @param now epoch milliseconds (UTC)
   */
  abstract slotLimit(attempt: CallAttempt, now: number, limit: number): number;

  /** Name of the pair whose rolling window an attempt counts in. */
  abstract pairOf(attempt: CallAttempt): string;
}
