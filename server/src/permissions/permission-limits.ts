import { Injectable } from '@nestjs/common';
import {
  entryInForce,
  inForce,
  type BusinessNumber,
  type Parameter,
  type Usage,
} from '@ringfence/rules';
import { LivePolicy } from '../policy/live-policy.js';
import type { PermissionLimit } from './permission.dto.js';
import { iso } from './permission-view.js';
import { UsageReader } from './usage-reader.js';

/** Which figures bind a pair, and the count that each limits. */
type Bound = readonly [key: string, count: keyof Usage];

const REVOKE: Readonly<Record<'sandbox' | 'production', Bound>> = {
  sandbox: ['sandbox.unanswered.revokeAt', 'unansweredInARow'],
  production: ['perm.unanswered.revokeAt', 'unansweredInARow'],
};

/** Tells which figures of the live policy are in force for a pair, and how far each is used up. */
@Injectable()
export class PermissionLimits {
  constructor(
    private readonly livePolicy: LivePolicy,
    private readonly usage: UsageReader,
  ) {}

  /** @param now epoch milliseconds (UTC) */
  of(
    pair: string,
    number: BusinessNumber | undefined,
    usage: Usage | undefined,
    now: number,
  ): PermissionLimit[] {
    const { parameters } = this.livePolicy.current();
    const provider = number?.provider ?? 'meta';
    const bounds: readonly Bound[] = [
      ['perm.connectedCalls.max', 'connectedCalls24h'],
      REVOKE[number?.sandbox === true ? 'sandbox' : 'production'],
      ['perm.unanswered.localStop', 'unansweredInARow'],
      ['calls.activePerPair.max', 'activeCallsOfPair'],
      ['calls.concurrent.max', 'concurrentCalls'],
      ['calls.initiate.max.24h', 'initiations24h'],
    ];
    const freesAt = this.usage.firstFreeAt(pair, now);
    return bounds.flatMap(([key, count]) => {
      const parameter = parameters.find((one) => one.key === key);
      if (parameter === undefined) return [];
      const limit = limitOf(parameter, now, provider);
      if (limit === undefined) return [];
      const used = usage?.[count];
      return {
        ...limit,
        ...(typeof used === 'number' ? { used } : {}),
        ...(count === 'connectedCalls24h' && freesAt !== undefined
          ? { freesAt: iso(freesAt) }
          : {}),
      };
    });
  }

  /** Unanswered calls in a row after which the platform warns the user; null: no figure is in force. */
  nudgeAt(number: BusinessNumber | undefined, now: number): number | null {
    const { parameters } = this.livePolicy.current();
    const key = number?.sandbox === true ? 'sandbox.unanswered.nudgeAt' : 'perm.unanswered.nudgeAt';
    const value = inForce(parameters, now, number?.provider ?? 'meta').get(key);
    return typeof value === 'number' ? value : null;
  }
}

function limitOf(
  parameter: Parameter,
  now: number,
  provider: string,
): Omit<PermissionLimit, 'used' | 'freesAt'> | undefined {
  const { key, clause } = parameter;
  const entry = entryInForce(parameter, now, provider);
  if (typeof entry?.value !== 'number') return undefined;
  return {
    key,
    max: entry.value,
    ...(clause === undefined ? {} : { clause }),
    source: entry.source,
    ...(entry.from === undefined ? {} : { from: entry.from }),
    ...(entry.provider === undefined ? {} : { provider: entry.provider }),
  };
}
