import {
  endpointKey,
  type CallAttempt,
  type Endpoint,
  type UnrecordedDecision,
} from '@ringfence/rules';
import type { PermitRecord } from '../ledger/ledger-job.js';

/** Whose call an attempt is, as it is kept. */
export interface Parties {
  /** Business number and user. */
  readonly pair: string;
  /** Reference of the call; null: it has no id yet. */
  readonly call: string | null;
}

/** The name of a place in permits: a user is a user, under whichever of two names. */
export function placeOf(endpoint: Endpoint): string {
  return endpoint.kind === 'whatsapp' ? 'whatsapp' : endpointKey(endpoint);
}

/** What a decision allows; null: it denies. */
export function permitRecordOf(
  { effect, route, obligations }: UnrecordedDecision,
  { target }: CallAttempt,
  { pair, call }: Parties,
): PermitRecord | null {
  if (effect !== 'permit') return null;
  const places = route.map(({ endpoint }) => placeOf(endpoint));
  if (target !== undefined) places.push(placeOf(target));
  const { seconds } = (obligations.find(({ type }) => type === 'max-duration')?.properties ??
    {}) as {
    readonly seconds?: unknown;
  };
  return {
    pair,
    call,
    places: [...new Set(places)],
    longest: typeof seconds === 'number' ? seconds * 1000 : null,
  };
}
