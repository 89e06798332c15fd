import type { DecisionSummary } from '../api/wire.js';

export const QUERY_WINDOWS = ['24h', '7d', '30d', 'all'] as const;
export type QueryWindow = (typeof QUERY_WINDOWS)[number];

/** What the log is narrowed to. */
export interface DecisionQuery {
  readonly window: QueryWindow;
  readonly effect: string;
  /** A flow, or `none` for attempts that fit none; empty: any. */
  readonly scenario: string;
  readonly reason: string;
  readonly version: string;
  /** Phone number; never part of an address. */
  readonly number: string;
}

const HOUR = 3_600_000;
const LENGTH: Readonly<Record<QueryWindow, number | null>> = {
  '24h': 24 * HOUR,
  '7d': 7 * 24 * HOUR,
  '30d': 30 * 24 * HOUR,
  all: null,
};

/** Reads the query off an address; what is not understood narrows nothing. */
export function queryOfAddress(
  get: (name: string) => string | null,
  number: string,
): DecisionQuery {
  const effect = get('effect');
  const version = get('version') ?? '';
  return {
    window: QUERY_WINDOWS.find((each) => each === get('window')) ?? '24h',
    effect: effect === 'permit' || effect === 'deny' ? effect : '',
    scenario: get('scenario') ?? '',
    reason: get('reason') ?? '',
    version: /^[1-9][0-9]{0,9}$/u.test(version) ? version : '',
    number,
  };
}

/** The query as the server is asked it, at `now` (epoch milliseconds). */
export function paramsOfQuery(query: DecisionQuery, now: number): Record<string, string> {
  const length = LENGTH[query.window];
  const { effect, scenario, reason, version, number } = query;
  const params = {
    from: length === null ? '' : new Date(now - length).toISOString(),
    effect,
    scenario,
    reason,
    version,
    number,
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));
}

/** Whether a decision that has just been made belongs to the list. */
export function fitsQuery(decision: DecisionSummary, query: DecisionQuery): boolean {
  const digits = (text: string | undefined): string => text?.replace(/\D/gu, '') ?? '';
  const wanted = digits(query.number);
  return (
    (query.effect === '' || decision.effect === query.effect) &&
    (query.scenario === '' || (decision.scenario ?? 'none') === query.scenario) &&
    (query.reason === '' || decision.reasons.some(({ code }) => code === query.reason)) &&
    (query.version === '' || String(decision.policy.version) === query.version) &&
    (query.number === '' ||
      [digits(decision.businessNumber), digits(decision.user.waId)].includes(wanted))
  );
}

/** Whether anything but the time narrows the list. */
export function isNarrowed(query: DecisionQuery): boolean {
  const { effect, scenario, reason, version, number } = query;
  return [effect, scenario, reason, version, number].some((each) => each !== '');
}
