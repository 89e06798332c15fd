import type { DirectoryEndpoint } from '../api/directory-wire.js';

const DAY_MS = 86_400_000;

/** Whether calls may pass an endpoint, and what stops them. */
export const ENDPOINT_STANDINGS = [
  'passes',
  'ending',
  'lapsed',
  'unattested',
  'possible',
  'unknown',
] as const;
export type EndpointStanding = (typeof ENDPOINT_STANDINGS)[number];

/** How long an attestation still holds. */
export interface Remaining {
  /** Whole days, rounded up; 0: it is over. */
  readonly days: number;
  /** Of a year, 0 to 1. */
  readonly share: number;
}

/** The instant at which endpoints are judged. */
export interface StandingAt {
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** How long before its end an attestation is told of. */
  readonly endingDays: number;
}

/**
 * Judges an endpoint as a decision would (WA-PSTN-006): only a trunk needs a name and an end, but an end that is past stops any.
 */
export function standingOf(
  endpoint: DirectoryEndpoint,
  { now, endingDays }: StandingAt,
): EndpointStanding {
  const { kind, pstnReachability, attestedBy } = endpoint;
  if (pstnReachability !== 'none') return pstnReachability === 'possible' ? 'possible' : 'unknown';
  const left = remainingOf(endpoint, now);
  const isVouchedFor = (attestedBy ?? '').trim() !== '' && left !== null;
  if (kind === 'sip-trunk' && !isVouchedFor) return 'unattested';
  if (left === null) return 'passes';
  return left.days === 0 ? 'lapsed' : left.days <= endingDays ? 'ending' : 'passes';
}

/** Null: it names no end. @param now epoch milliseconds (UTC) */
export function remainingOf({ attestedUntil }: DirectoryEndpoint, now: number): Remaining | null {
  if (attestedUntil === undefined) return null;
  const days = Math.max(0, Math.ceil((Date.parse(attestedUntil) - now) / DAY_MS));
  return { days, share: Math.min(1, days / 365) };
}
