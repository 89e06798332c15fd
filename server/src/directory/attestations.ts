import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../runtime/config.js';
import { Directory } from './directory.js';

const DAY_MS = 86_400_000;

/** How an attestation stands; `missing`: a trunk that nobody vouches for, or without an end. */
export type AttestationState = 'holds' | 'ending' | 'over' | 'missing';

/** What somebody vouches for, or should. */
export interface Attestation {
  /** `<kind>:<id>` */
  readonly endpoint: string;
  readonly attestedBy: string | undefined;
  /** Epoch milliseconds (UTC), exclusive; undefined: it names no end. */
  readonly until: number | undefined;
  readonly state: AttestationState;
}

/** Who vouches for endpoints, and until when. */
@Injectable()
export class Attestations {
  constructor(
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Of endpoints that count as closed: of all others every call is stopped, whoever vouches. @param now epoch milliseconds (UTC) */
  list(now: number): Attestation[] {
    return this.directory
      .view()
      .endpoints.filter(({ pstnReachability }) => pstnReachability === 'none')
      .map(({ kind, id, attestedBy, attestedUntil }) => {
        const until = attestedUntil === undefined ? undefined : Date.parse(attestedUntil);
        const isMissing = kind === 'sip-trunk' && (until === undefined || attestedBy === undefined);
        const state = this.#stateOf(until, isMissing, now);
        return { endpoint: `${kind}:${id}`, attestedBy, until, state };
      });
  }

  /**
   * The days before an end of which somebody is told, the first first: when it comes near, a week and a day before, and when it is
   * over.
   */
  thresholds(): number[] {
    const first = this.config.attestationReminderDays;
    return [first, ...[7, 1, 0].filter((days) => days < first)];
  }

  #stateOf(until: number | undefined, isMissing: boolean, now: number): AttestationState {
    const left = until === undefined ? Infinity : until - now;
    if (left <= 0) return 'over';
    if (left <= this.config.attestationReminderDays * DAY_MS) return 'ending';
    return isMissing ? 'missing' : 'holds';
  }
}

/** The last of the days before an end that has come; undefined: none has. @param now epoch milliseconds (UTC) */
export function dayReached(
  until: number,
  thresholds: readonly number[],
  now: number,
): number | undefined {
  return thresholds.filter((days) => until - now <= days * DAY_MS).at(-1);
}
