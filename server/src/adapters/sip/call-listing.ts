import { z } from 'zod';
import type { CallUnderWay } from '../../calls/call-name-reader.js';

/** How long a proxy remembers a call, in milliseconds. */
const REMEMBERED_MS = 12 * 3_600_000;

/** A line of a proxy's list: a call under way, or the end of the list. */
export const LIST_LINE = z.union([
  z.object({ list: z.string(), callId: z.string() }),
  z.object({
    list: z.string(),
    /** How many were named. */
    calls: z.int().min(0),
    /** When the proxy was started, in seconds since 1970 (UTC). */
    since: z.int().min(0),
  }),
]);
export type ListLine = z.infer<typeof LIST_LINE>;

/** Compares the calls a proxy told of with those it names when asked: which of them are over without its having said so. */
export class CallListing {
  readonly #named = new Set<string>();

  /**
   * @param id of the list, which its lines repeat
   * @param underWay calls it told of, as they were before it was asked
   * @param referenceOf the reference of a call by its Call-ID
   */
  constructor(
    readonly id: string,
    private readonly underWay: readonly CallUnderWay[],
    private readonly referenceOf: (callId: string) => string,
  ) {}

  /**
   * @param now epoch milliseconds (UTC)
   * @returns references of the calls that are over, once the list is there in full; undefined: it is not
   */
  take(line: ListLine, now: number): string[] | undefined {
    if ('callId' in line) {
      this.#named.add(this.referenceOf(line.callId));
      return undefined;
    }
    if (line.calls !== this.#named.size) return undefined;
    // Of calls that began before it did, a proxy knows nothing, until they are older than it would remember.
    const isToBeKnown = (startedAt: number): boolean =>
      startedAt >= line.since * 1_000 || startedAt < now - REMEMBERED_MS;
    return this.underWay
      .filter(({ call, startedAt }) => !this.#named.has(call) && isToBeKnown(startedAt))
      .map(({ call }) => call);
  }
}
