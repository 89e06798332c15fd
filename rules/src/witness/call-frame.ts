import { ENDPOINT_KINDS } from '../model/endpoint.js';
import type { FindingWishes } from './finding-wish.js';
import { FINDING_NAMES, leastBearers } from './leg-findings.js';
import { missing } from './finding-wish.js';
import { isWanted, wantedOr, type ListMatch, type WantedFacts } from './wanted-facts.js';

/** The outline of a call: how many legs where, and between what. Kinds by the names facts give them. */
export interface CallFrame {
  /** Legs the attempt lists. */
  readonly legs: number;
  /** Legs that only events told of. */
  readonly known: number;
  /** Kinds the first leg may have, the most telling first. */
  readonly origins: readonly string[];
  /** `none`: nothing is to be added. */
  readonly destination: string;
  /** Whether the attempt names the destination, or asks for a route to it. */
  readonly isNamed: boolean;
}

const LEGS_MAX = 32;
/** How many legs more than the least that could do are tried: kinds and findings may not go together in one leg. */
const SPARE_LEGS = 3;
const ORIGINS = ['whatsapp', 'webrtc', 'sip-trunk', 'calls-api', 'other', ...ENDPOINT_KINDS];
const DESTINATIONS = ['webrtc', 'none', 'whatsapp', 'calls-api', 'other', ...ENDPOINT_KINDS];

/** Outlines that can bear the wanted facts of the flow, the smallest first. */
export function* callFrames(
  wanted: WantedFacts,
  wishes: FindingWishes,
  lists: ListMatch,
  isRegistered: boolean,
): Generator<CallFrame> {
  const kinds = wantedOr(wanted, 'legs.kinds', 'free');
  const exact = lists === 'exact' && Array.isArray(kinds) ? (kinds as readonly string[]) : null;
  const members = Array.isArray(kinds) ? (kinds as readonly string[]) : null;
  for (const destination of destinationsOf(wanted, exact, members)) {
    const origins = originsOf(wanted, exact, members, destination);
    const named = wantedOr(wanted, 'attempt.targetNamed', destination !== 'none');
    const ways = isWanted(wanted, 'attempt.targetNamed') ? [named] : [named, !named];
    for (const isNamed of ways) {
      if (typeof isNamed !== 'boolean') continue;
      const fitting = fittingOrigins(origins, wanted, destination, isNamed, isRegistered);
      if (fitting.length === 0) continue;
      for (const size of sizesOf(wanted, wishes, exact, members, destination)) {
        yield { ...size, origins: fitting, destination, isNamed };
      }
    }
  }
}

/** Who started the call, as far as the wanted facts tell. */
function initiatedBy(wanted: WantedFacts): 'user' | 'business' | undefined {
  const told = wantedOr(wanted, 'flow.initiatedBy', 'free');
  if (told === 'user' || told === 'business') return told;
  const claimed = wantedOr(wanted, 'attempt.initiator', 'free');
  const fits = wantedOr(wanted, 'flow.initiatorFits', 'free');
  if ((claimed !== 'user' && claimed !== 'business') || typeof fits !== 'boolean') return undefined;
  return (claimed === 'user') === fits ? 'user' : 'business';
}

function originsOf(
  wanted: WantedFacts,
  exact: readonly string[] | null,
  members: readonly string[] | null,
  destination: string,
): readonly string[] {
  const origin = wantedOr(wanted, 'flow.origin', 'free');
  const by = initiatedBy(wanted);
  const isOther = wantedOr(wanted, 'flow.userMatches', true) === false;
  const mayRing = wantedOr(wanted, 'flow.whatsappInCall', true) !== false;
  const inOrder = destination === 'whatsapp' ? [...ORIGINS.slice(1), 'whatsapp'] : ORIGINS;
  return [...new Set(inOrder)].filter(
    (kind) =>
      (origin === 'free' || kind === origin) &&
      (exact === null || kind === exact[0]) &&
      (members === null || members.includes(kind)) &&
      (kind === 'whatsapp' ? mayRing : !isOther || destination === 'whatsapp') &&
      (by === undefined || (kind === 'whatsapp') === (by === 'user')),
  );
}

function destinationsOf(
  wanted: WantedFacts,
  exact: readonly string[] | null,
  members: readonly string[] | null,
): readonly string[] {
  const destination = wantedOr(wanted, 'flow.destination', 'free');
  const needed = wantedOr(wanted, 'permission.needed', 'free');
  const named = wantedOr(wanted, 'attempt.targetNamed', 'free');
  const inOrder = initiatedBy(wanted) === 'business' ? ['whatsapp', ...DESTINATIONS] : DESTINATIONS;
  return [...new Set(inOrder)].filter((kind) => {
    if (destination !== 'free' && kind !== destination) return false;
    if (needed !== 'free' && (kind === 'whatsapp') !== needed) return false;
    if (kind === 'none') return named !== true;
    if (exact !== null) return exact.length > 1 && kind === exact[exact.length - 1];
    return members === null || members.includes(kind);
  });
}

/** A route is asked for in a call by a user alone, and only a registered number has destinations to choose from. */
function fittingOrigins(
  origins: readonly string[],
  wanted: WantedFacts,
  destination: string,
  isNamed: boolean,
  isRegistered: boolean,
): readonly string[] {
  if (isNamed) return destination === 'none' ? [] : origins;
  const count = wantedOr(wanted, 'businessNumber.destinationCount', 'free');
  if (destination !== 'none') {
    if (count === 0) return [];
    const byUser = origins.filter((kind) => kind === 'whatsapp');
    return isRegistered ? byUser : [];
  }
  const isNowhere = count === 0 || count === null || count === 'free';
  return isNowhere ? origins : origins.filter((kind) => kind !== 'whatsapp');
}

function* sizesOf(
  wanted: WantedFacts,
  wishes: FindingWishes,
  exact: readonly string[] | null,
  members: readonly string[] | null,
  destination: string,
): Generator<Pick<CallFrame, 'legs' | 'known'>> {
  const added = destination === 'none' ? 0 : 1;
  const count = wantedOr(wanted, 'flow.legCount', 'free');
  if (count !== 'free' && typeof count !== 'number') return;
  const least = exact === null ? leastLegs(wishes, members, added) : exact.length - added;
  const most = exact === null ? Math.max(least, 2) + SPARE_LEGS : least;
  if (count !== 'free') {
    const legs = count - added;
    if (!isSize(wanted, legs, destination)) return;
    for (let all = Math.max(least, legs); all <= Math.max(most, legs); all++) {
      yield { legs, known: all - legs };
    }
    return;
  }
  for (let all = Math.max(least, 1); all <= most; all++) {
    for (let legs = Math.min(all, LEGS_MAX); legs >= 1; legs--) {
      if (isSize(wanted, legs, destination)) yield { legs, known: all - legs };
    }
  }
}

/** Whether so many legs agree with what is wanted of the action: a call of one leg is always being set up. */
function isSize(wanted: WantedFacts, legs: number, destination: string): boolean {
  if (!Number.isInteger(legs) || legs < 1 || legs > LEGS_MAX) return false;
  const setup = wantedOr(wanted, 'flow.isSetup', 'free');
  const action = wantedOr(wanted, 'attempt.action', 'free');
  const isAnyway = destination === 'whatsapp' || legs === 1;
  if (setup === false) return !isAnyway && action !== 'connect';
  return setup === 'free' || isAnyway || action === 'connect' || action === 'free';
}

/** The least number of legs that can bear the wanted findings and kinds. */
function leastLegs(
  wishes: FindingWishes,
  members: readonly string[] | null,
  added: number,
): number {
  const labels = new Set(FINDING_NAMES.flatMap((finding) => wishes[finding].labels ?? []));
  if (added === 1) labels.delete('target');
  const missed = FINDING_NAMES.map((finding) => missing(wishes[finding], []));
  const bearers = leastBearers((finding) => missing(wishes[finding], []));
  return Math.max(
    1,
    labels.size,
    (members?.length ?? 0) - added,
    bearers - added,
    ...missed.map((n) => n - added),
  );
}
