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
  /** References of a person or a number, with commas between: the number itself is never part of an address. */
  readonly subject: string;
}

const HOUR = 3_600_000;
const LENGTH: Readonly<Record<QueryWindow, number | null>> = {
  '24h': 24 * HOUR,
  '7d': 7 * 24 * HOUR,
  '30d': 30 * 24 * HOUR,
  all: null,
};

const REFERENCES = /^p[1-9]\d{0,5}\.[\w-]{22}(?:,p[1-9]\d{0,5}\.[\w-]{22})*$/u;

/** Reads the query off an address; what is not understood narrows nothing. */
export function queryOfAddress(get: (name: string) => string | null): DecisionQuery {
  const effect = get('effect');
  const version = get('version') ?? '';
  const subject = get('subject') ?? '';
  return {
    window: QUERY_WINDOWS.find((each) => each === get('window')) ?? '24h',
    effect: effect === 'permit' || effect === 'deny' ? effect : '',
    scenario: get('scenario') ?? '',
    reason: get('reason') ?? '',
    version: /^[1-9][0-9]{0,9}$/u.test(version) ? version : '',
    subject: REFERENCES.test(subject) ? subject : '',
  };
}

/** The query as the server is asked it, at `now` (epoch milliseconds). */
export function paramsOfQuery(query: DecisionQuery, now: number): Record<string, string> {
  const length = LENGTH[query.window];
  const { effect, scenario, reason, version, subject } = query;
  const params = {
    from: length === null ? '' : new Date(now - length).toISOString(),
    effect,
    scenario,
    reason,
    version,
    subject,
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));
}

/** Whether a decision that has just been made belongs to the list. */
export function fitsQuery(decision: DecisionSummary, query: DecisionQuery): boolean {
  const { number, bsuid, businessNumber } = decision.references;
  const wanted = query.subject.split(',');
  return (
    (query.effect === '' || decision.effect === query.effect) &&
    (query.scenario === '' || (decision.scenario ?? 'none') === query.scenario) &&
    (query.reason === '' || decision.reasons.some(({ code }) => code === query.reason)) &&
    (query.version === '' || String(decision.policy.version) === query.version) &&
    (query.subject === '' ||
      [number, bsuid, businessNumber].some((each) => each !== undefined && wanted.includes(each)))
  );
}

/** Whether anything but the time narrows the list. */
export function isNarrowed(query: DecisionQuery): boolean {
  const { effect, scenario, reason, version, subject } = query;
  return [effect, scenario, reason, version, subject].some((each) => each !== '');
}
