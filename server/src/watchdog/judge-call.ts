import { Injectable } from '@nestjs/common';
import { breachesInCall, endpointKey, type EndpointEvidence, type Leg } from '@ringfence/rules';
import { CallReader } from '../calls/call-reader.js';
import { placeOf } from '../decisions/permit-record.js';
import { Directory } from '../directory/directory.js';
import { WHOLE_CALL, type Alarm } from './alarm.js';
import { PermitReader, type KeptPermit } from './permit-reader.js';
import { WatchedCalls, type WatchedCall } from './watched-call.js';

/** How far the clocks of platform and server may lie apart, in milliseconds. */
const SKEW_MS = 5_000;

/** A part of a call that a permit allowed. */
export interface Claim {
  readonly call: string;
  readonly unit: string;
  readonly permit: KeptPermit;
  /** When the call must be over, epoch milliseconds (UTC); null: any time. */
  readonly endsAt: number | null;
}

export type Finding = Pick<
  Alarm,
  'kind' | 'call' | 'unit' | 'code' | 'businessNumber' | 'place' | 'occurredAt'
>;

export interface CallVerdict {
  readonly claims: readonly Claim[];
  readonly findings: readonly Finding[];
}

const USER_LEG: Leg = { id: 'user', role: 'origin', endpoint: { kind: 'whatsapp' } };

/** Name of the place where a user is rung. */
const USER_PLACE = placeOf(USER_LEG.endpoint);

/** A part of a call that needs a permit. */
interface Unit {
  readonly unit: string;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
  /** Place it needs a permit for; null: any. */
  readonly place: string | null;
  readonly kind: 'call-without-permit' | 'leg-without-permit';
}

/** Compares a call with the permits there were, and its legs with the ban. */
@Injectable()
export class JudgeCall {
  constructor(
    private readonly watched: WatchedCalls,
    private readonly calls: CallReader,
    private readonly permits: PermitReader,
    private readonly directory: Directory,
  ) {}

  /** @param now epoch milliseconds (UTC) */
  execute(call: string, now: number): CallVerdict {
    const known = this.watched.byReference(call);
    const breaches = this.#breaches(call, known, now);
    if (known === undefined) return { claims: [], findings: breaches };
    const claims: Claim[] = [];
    const findings: Finding[] = [];
    for (const unit of hasNoHook(known) ? [] : unitsOf(known)) {
      if (known.permitted.has(unit.unit)) continue;
      const permit = this.#permitFor(known, unit) ?? this.#permitToRing(known, unit, claims);
      if (permit !== undefined) claims.push(claimOf(known, unit, permit));
      else if (!isAnswered(known, unit, claims)) findings.push(findingOf(known, unit));
    }
    return { claims, findings: [...findings, ...breaches] };
  }

  /**
   * The permit the call names, if it fits like any other: an id that is echoed for somebody else permits nothing, and whoever
   * may ring one user may not ring another under the id of the same call.
   */
  #permitFor(
    { call, pair, decisionId, initiator }: WatchedCall,
    { unit, place, at }: Unit,
  ): KeptPermit | undefined {
    const ringsUser = unit === WHOLE_CALL && initiator === 'business';
    const kept = this.permits.of(pair, call);
    const named = kept.filter((permit) => permit.decisionId === decisionId);
    return [...named, ...kept].find(
      (permit) =>
        (permit.pair === pair || (permit.call === call && !ringsUser)) &&
        (place === null || permit.places.has(place)) &&
        permit.decidedAt - SKEW_MS <= at &&
        at <= permit.validUntil + SKEW_MS &&
        // In doubt it began after its caller was told not to.
        (permit.stoppedAt === null || at < permit.stoppedAt - SKEW_MS) &&
        (permit.call === call || !this.watched.isClaimed(permit.decisionId, call)),
    );
  }

  /**
   * The permit to ring the user that a leg was added under already: a call by the business may be told of once it is connected, long
   * after it began. One that lets legs be added to the user's own call lets nobody ring them.
   */
  #permitToRing(
    { call, pair, initiator, permitted }: WatchedCall,
    { unit }: Unit,
    claims: readonly Claim[],
  ): KeptPermit | undefined {
    if (unit !== WHOLE_CALL || initiator !== 'business') return undefined;
    const claimed = claims.map(({ permit }) => permit.decisionId);
    const stand = new Set([...permitted.values(), ...claimed]);
    const kept = this.permits.of(pair, call).filter((permit) => stand.has(permit.decisionId));
    return kept.find((permit) => permit.pair === pair && permit.places.has(USER_PLACE));
  }

  /** Legs of the call, and of all it is mixed with, from which the phone network may be reached. */
  #breaches(call: string, known: WatchedCall | undefined, now: number): Finding[] {
    const mixed = this.calls.mixedWith(call);
    const own = (known?.legs ?? []).map(({ reference, leg, addedAt }) => ({
      call,
      reference,
      leg,
      addedAt,
    }));
    const legs = [...new Map([...own, ...mixed].map((each) => [each.reference, each])).values()];
    const whatsApp = this.#whatsAppCallIn(this.calls.setOf(call));
    if (legs.length === 0 || whatsApp === undefined) return [];
    const { businessNumber, initiator } = whatsApp;
    const attempt = {
      attemptId: 'watch',
      action: 'connect' as const,
      initiator,
      businessNumber,
      user: {},
      legs: [
        // Who began a call stands first, and events tell of no user's leg.
        ...(initiator === 'user' ? [USER_LEG] : []),
        ...legs.map(({ reference, leg }): Leg => ({ ...leg, id: reference })),
      ],
    };
    const found = breachesInCall(attempt, { endpoints: this.#endpoints(attempt.legs) }, now);
    return found.map(({ leg: reference, code }) => {
      const at = legs.find((each) => each.reference === reference)!;
      return {
        kind: 'phone-leg',
        call: at.call,
        unit: reference,
        code,
        businessNumber,
        place: placeShown(at.leg),
        occurredAt: at.addedAt,
      };
    });
  }

  /** A WhatsApp call among these, one by the business before one by a user, since it allows less; undefined: there is none, and who talks on the phone is nobody's concern here. */
  #whatsAppCallIn(calls: ReadonlySet<string>): WatchedCall | undefined {
    const known = [...calls].flatMap((call) => this.watched.byReference(call) ?? []);
    return known.find(({ initiator }) => initiator === 'business') ?? known[0];
  }

  #endpoints(legs: readonly Leg[]): Record<string, EndpointEvidence> {
    const found: Record<string, EndpointEvidence> = {};
    for (const { endpoint } of legs) {
      const key = endpointKey(endpoint);
      const entry = this.directory.endpoint(key);
      if (entry !== undefined) found[key] = entry;
    }
    return found;
  }
}

/**
 * Whether it is a user's call that went to Conversations and nowhere else: there the platform asks nobody before it connects
 * (flow `user-to-conversations`), and no permit can be missed.
 */
function hasNoHook({ initiator, legs }: WatchedCall): boolean {
  const added = legs.filter(({ leg }) => leg.role !== 'origin');
  return (
    initiator === 'user' &&
    added.length === 1 &&
    added.every(({ leg }) => leg.endpoint.kind === 'conversations')
  );
}

/** Whether a user's call was answered under the permit of a leg, before which it need not be connected. */
function isAnswered(
  { initiator, permitted }: WatchedCall,
  { unit }: Unit,
  claims: readonly Claim[],
): boolean {
  return unit === WHOLE_CALL && initiator === 'user' && (claims.length > 0 || permitted.size > 0);
}

/** What of a call needs a permit: that it rings a user or is connected, and each leg that did not begin it. */
function unitsOf({ initiator, startedAt, connectedAt, legs }: WatchedCall): Unit[] {
  const began = initiator === 'business' ? (startedAt ?? connectedAt) : connectedAt;
  const whole: Unit[] =
    began === null
      ? []
      : [
          {
            unit: WHOLE_CALL,
            at: began,
            place: initiator === 'business' ? USER_PLACE : null,
            kind: 'call-without-permit',
          },
        ];
  const added = legs
    .filter(({ leg }) => leg.role !== 'origin')
    .map(({ reference, leg, addedAt }): Unit => ({
      unit: reference,
      at: addedAt,
      place: placeOf(leg.endpoint),
      kind: 'leg-without-permit',
    }));
  return [...added, ...whole];
}

function claimOf(
  { call, connectedAt }: WatchedCall,
  { unit, at }: Unit,
  permit: KeptPermit,
): Claim {
  const { longest } = permit;
  return {
    call,
    unit,
    permit,
    endsAt: longest === null ? null : (connectedAt ?? at) + longest,
  };
}

function findingOf({ call, businessNumber, legs }: WatchedCall, { unit, at, kind }: Unit): Finding {
  const leg = legs.find(({ reference }) => reference === unit)?.leg;
  return {
    kind,
    call,
    unit,
    code: 'permit-missing',
    businessNumber,
    place: leg === undefined ? null : placeShown(leg),
    occurredAt: at,
  };
}

/** Never a number: a leg is told of by its kind, and by its name where that is no address. */
function placeShown({ endpoint: { kind, id } }: Leg): string {
  return id === undefined || /\d{5}/.test(id) || kind === 'whatsapp' ? kind : `${kind}:${id}`;
}
