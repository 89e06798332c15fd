import { type Facts, type ParametersInForce, type RestrictionJudgement } from '@ringfence/rules';
import type { RequestReason } from './permission-request.dto.js';
import type { RequestAllowance, RequestLimit } from './platform-messenger.js';
import { DAY_MS, WEEK_MS, type CountedRequests } from './request-counts.js';
import { requestReason } from './request-reasons.js';

/** Everything a request is judged by. */
export interface RequestCase {
  /** Of a call by the business to the user. */
  readonly facts: Facts;
  readonly values: ParametersInForce;
  readonly restrictions: RestrictionJudgement;
  readonly counted: CountedRequests;
  /** What the platform says; undefined: it is not known. */
  readonly allowance: RequestAllowance | undefined;
  readonly isStopped: boolean;
}

/** What the judgement came to. */
export interface RequestJudgement {
  /** Everything that stands in the way; empty: the user can be asked. */
  readonly reasons: readonly RequestReason[];
  readonly most: RequestCaps | undefined;
  readonly remaining: { readonly day: number | null; readonly week: number | null };
}

/** How many requests the rolling windows allow. */
export interface RequestCaps {
  readonly day: number;
  readonly week: number;
}

/**
 * Whether a user can be asked for the permission: the strictest of record, policy and platform counts, and what is not known
 * stands in the way (WA-PERM-009, -010, -012, -020; WA-QUAL-002; WA-API-003).
 */
export function judgeRequest(request: RequestCase): RequestJudgement {
  const { facts, values, counted, allowance } = request;
  const most = capsOf(values, facts['businessNumber.sandbox'] === true);
  const reasons = [
    ...ofNumber(request),
    ...ofGrant(facts, allowance),
    ...(most === undefined ? [requestReason('limits-unknown')] : ofCounts(counted, most)),
    ...ofPlatform(allowance),
  ];
  return { reasons, most, remaining: remainingOf(counted, most, allowance) };
}

function ofNumber({ facts, values, restrictions, isStopped }: RequestCase): RequestReason[] {
  const reasons: RequestReason[] = [];
  if (facts['businessNumber.callingEnabled'] !== true) {
    reasons.push(requestReason('calling-not-enabled'));
  }
  const blocked = values.get('bic.blockedBusinessNumberCountries');
  const country = facts['businessNumber.country'];
  if (
    !Array.isArray(blocked) ||
    typeof country !== 'string' ||
    (blocked as readonly unknown[]).includes(country)
  ) {
    reasons.push(requestReason('country-unavailable'));
  }
  if (!restrictions.readable || restrictions.business.length > 0) {
    const ends = restrictions.business.map(({ until }) =>
      until === undefined ? undefined : Date.parse(until),
    );
    reasons.push(requestReason('number-paused', latest(ends)));
  }
  if (isStopped) reasons.push(requestReason('calls-stopped'));
  return reasons;
}

function ofGrant(facts: Facts, allowance: RequestAllowance | undefined): RequestReason[] {
  const status = facts['grant.status'];
  if (status === 'permanent' || allowance?.permission === 'permanent') {
    return [requestReason('permission-permanent')];
  }
  return facts['grant.known'] === true && status !== null
    ? []
    : [requestReason('permission-unknown')];
}

function ofCounts(counted: CountedRequests, most: RequestCaps): RequestReason[] {
  const ends = [
    fullUntil(counted.day, most.day, DAY_MS),
    fullUntil(counted.week, most.week, WEEK_MS),
  ].filter((end) => end !== undefined);
  return ends.length === 0 ? [] : [requestReason('request-limit', latestOf(ends))];
}

/** When a window has room again; undefined: it has. Infinity: never, as none are allowed. */
function fullUntil(made: readonly number[], most: number, span: number): number | undefined {
  if (made.length < most) return undefined;
  const freeing = made[made.length - most];
  return freeing === undefined ? Infinity : freeing + span;
}

function ofPlatform(allowance: RequestAllowance | undefined): RequestReason[] {
  if (allowance === undefined) return [requestReason('platform-unknown')];
  const full = allowance.limits.filter(({ used, most }) => used >= most);
  if (allowance.mayRequest && full.length === 0) return [];
  if (allowance.permission === 'permanent') return [];
  const ends = full.map(({ until }) => until);
  return [requestReason('platform-limit', latest(ends))];
}

function remainingOf(
  counted: CountedRequests,
  most: RequestCaps | undefined,
  allowance: RequestAllowance | undefined,
): RequestJudgement['remaining'] {
  if (most === undefined || allowance === undefined) return { day: null, week: null };
  const left = (made: number, cap: number, span: number): number => {
    const told = allowance.limits
      .filter((limit) => limit.span === span)
      .map(({ most: theirs, used }: RequestLimit) => theirs - used);
    return Math.max(0, Math.min(cap - made, ...told));
  };
  const week = left(counted.week.length, most.week, WEEK_MS);
  return { week, day: Math.min(week, left(counted.day.length, most.day, DAY_MS)) };
}

function capsOf(values: ParametersInForce, isSandbox: boolean): RequestCaps | undefined {
  const prefix = isSandbox ? 'sandbox.request.max' : 'perm.request.max';
  const day = values.get(`${prefix}.24h`);
  const week = values.get(`${prefix}.7d`);
  return typeof day === 'number' && typeof week === 'number' ? { day, week } : undefined;
}

/** The last of several ends, where all of them are known. */
function latest(ends: readonly (number | undefined)[]): number | undefined {
  const known = ends.filter((end) => end !== undefined && !Number.isNaN(end));
  return known.length === 0 || known.length < ends.length
    ? undefined
    : latestOf(known as readonly number[]);
}

function latestOf(ends: readonly number[]): number | undefined {
  const last = Math.max(...ends);
  return Number.isFinite(last) ? last : undefined;
}
