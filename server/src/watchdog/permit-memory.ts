import { Injectable } from '@nestjs/common';
import { endpointKey, type CallAttempt, type Decision, type Endpoint } from '@ringfence/rules';
import { CallReferences } from '../calls/call-references.js';
import { EvidenceSource } from '../decisions/evidence-source.js';

/** How long after its end a permit may still be told of: events come late, and clocks differ. */
export const LATE_MS = 120_000;
const MOST_KEPT = 200_000;

/** What a permit allows, as the watchdog compares it with what happens. */
export interface KeptPermit {
  readonly decisionId: string;
  /** Reference of its call; null: it was asked before the call had an id. */
  readonly call: string | null;
  /** Business number and user. */
  readonly pair: string;
  /** Keys of the places it allows to connect. */
  readonly places: ReadonlySet<string>;
  /** Epoch milliseconds (UTC). */
  readonly decidedAt: number;
  readonly validUntil: number;
  /** Longest call it allows, in milliseconds; null: any. */
  readonly longest: number | null;
}

/** The name of a place in permits: a user is a user, under whichever of two names. */
export function placeOf(endpoint: Endpoint): string {
  return endpoint.kind === 'whatsapp' ? 'whatsapp' : endpointKey(endpoint);
}

/** Keeps the permits of the last minutes, to compare them with the calls that happen. */
@Injectable()
export class PermitMemory {
  /** In the order in which they were given, which is that of their ends. */
  readonly #permits = new Map<string, KeptPermit>();
  /** By the pair, and by the call where it has an id. */
  readonly #byName = new Map<string, Set<KeptPermit>>();

  constructor(
    private readonly calls: CallReferences,
    private readonly evidence: EvidenceSource,
  ) {}

  /** Keeps a decision on record, if it is a permit. */
  remember(decision: Decision, attempt: CallAttempt): void {
    const permit = this.permitOf(decision, attempt);
    if (permit === undefined || this.#permits.has(permit.decisionId)) return;
    this.#forgetOld(permit.decidedAt);
    this.#permits.set(permit.decisionId, permit);
    for (const name of namesOf(permit)) {
      const ofName = this.#byName.get(name);
      if (ofName === undefined) this.#byName.set(name, new Set([permit]));
      else ofName.add(permit);
    }
  }

  /** The permits kept for a business number and a user, or for a call, oldest first. */
  of(pair: string, call: string): readonly KeptPermit[] {
    const ofCall = this.#byName.get(call) ?? [];
    const ofPair = this.#byName.get(pair) ?? [];
    return [...new Set([...ofCall, ...ofPair])];
  }

  permitOf(decision: Decision, attempt: CallAttempt): KeptPermit | undefined {
    const { decisionId, effect, validUntil, decidedAt, route, obligations } = decision;
    if (effect !== 'permit' || validUntil === undefined) return undefined;
    const places = route.map(({ endpoint }) => placeOf(endpoint));
    if (attempt.target !== undefined) places.push(placeOf(attempt.target));
    const seconds = obligations.find(({ type }) => type === 'max-duration')?.properties as
      { readonly seconds?: unknown } | undefined;
    return {
      decisionId,
      call: attempt.callId === undefined ? null : this.calls.of(attempt.callId),
      pair: this.evidence.pairOf(attempt),
      places: new Set(places),
      decidedAt: Date.parse(decidedAt),
      validUntil: Date.parse(validUntil),
      longest: typeof seconds?.seconds === 'number' ? seconds.seconds * 1000 : null,
    };
  }

  #forgetOld(now: number): void {
    for (const [id, permit] of this.#permits) {
      if (permit.validUntil + LATE_MS > now && this.#permits.size < MOST_KEPT) return;
      this.#permits.delete(id);
      for (const name of namesOf(permit)) {
        const ofName = this.#byName.get(name);
        ofName?.delete(permit);
        if (ofName?.size === 0) this.#byName.delete(name);
      }
    }
  }
}

function namesOf({ pair, call }: KeptPermit): string[] {
  return call === null ? [pair] : [pair, call];
}
