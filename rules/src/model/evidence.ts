import type { Leg } from './call-attempt.js';
import type { Endpoint } from './endpoint.js';
import type { Grant } from './grant.js';

export type Weekday = 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN';

/** When a business number takes calls from users (WA-SET-004 to -007). Times are `HHMM`; closing is exclusive. */
export interface CallHours {
  /** IANA zone name. */
  timeZone?: string;
  weekly?: { day?: Weekday; open?: string; close?: string }[];
  holidays?: { date?: string; open?: string; close?: string }[];
  /** `closed`: a listed day is shut, whole; `open`: its hours replace the week's. */
  holidayMeans?: 'closed' | 'open';
}

/** A restriction by the platform, under the platform's own name (WA-QUAL-005). */
export interface Restriction {
  /** Absent: could not be learned; like every name nobody knows it stops calls by the business. */
  type?: string;
  /** RFC 3339, exclusive; absent: no end announced. */
  until?: string;
}

/** What is known of a business number. A field that is absent could not be learned, except where it says otherwise. */
export interface BusinessNumber {
  /** ISO 3166-1 alpha-2, resolved; `+1` is not a country (WA-GEO-004). */
  country?: string;
  /** Selects the overlay of dated parameters: `meta`, `infobip`, `ntt-cpaas`, … */
  provider?: string;
  callingEnabled?: boolean;
  messagingLimit?: number;
  sandbox?: boolean;
  callbackPermission?: boolean;
  /** Where user-initiated calls go when the attempt names no target, best first; absent: none. */
  destinations?: Endpoint[];
  /** Absent: always open. */
  callHours?: CallHours;
  /** Absent: none. */
  restrictions?: Restriction[];
}

/** Counts of the pair (business number, user) and of the number; absent is unknown, never zero. */
export interface Usage {
  /** Connected business-initiated calls of the pair in the rolling 24 h, open reservations included. */
  connectedCalls24h?: number;
  /** When the next connected call becomes possible; RFC 3339. */
  nextConnectedSlotAt?: string;
  unansweredInARow?: number;
  activeCallsOfPair?: number;
  concurrentCalls?: number;
  initiations24h?: number;
}

export type PstnReachability = 'none' | 'possible' | 'unknown';

/** What the directory knows of an endpoint (WA-PSTN-006). */
export interface EndpointEvidence {
  pstnReachability?: PstnReachability;
  attestedBy?: string;
  /** RFC 3339, exclusive. */
  attestedUntil?: string;
  callerOrigin?: 'internal' | 'pstn' | 'unknown';
}

/** Everything the information points know about an attempt at its instant; stored with the decision. */
export interface Evidence {
  /** Absent: not registered. */
  businessNumber?: BusinessNumber;
  /** Absent: none on record; null: could not be learned. */
  grant?: Grant | null;
  /** The number that events tied to the attempt's business-scoped id (WA-PERM-021); absent: none did. */
  linkedUser?: { waId: string };
  usage?: Usage;
  /** Legs of this call, or mixed with it, that events told of; judged together with the attempt's legs. */
  knownLegs?: Leg[];
  /** By `<kind>:<id>`. */
  endpoints?: Record<string, EndpointEvidence>;
}
