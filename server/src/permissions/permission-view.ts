import { Injectable } from '@nestjs/common';
import { durationMs, grantStatus, inForce, type Grant } from '@ringfence/rules';
import { Directory } from '../directory/directory.js';
import { LivePolicy } from '../policy/live-policy.js';
import { References } from '../subjects/references.js';
import type { SubjectName } from '../subjects/subject-name.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { GrantReader } from './grant-reader.js';
import type { Permission, PermissionState } from './permission.dto.js';
import { PermissionRows } from './permission-rows.js';

/** A pair by its two parts. */
export interface PairParts {
  readonly businessNumber: string;
  /** Reference of the user. */
  readonly user: string;
}

/** The parts of a pair's name. */
export function partsOf(pair: string): PairParts {
  const space = pair.indexOf(' ');
  return { businessNumber: pair.slice(0, space), user: pair.slice(space + 1) };
}

/** Tells what a pair's permission is worth, by the same reading that decisions rest on. */
@Injectable()
export class PermissionView {
  constructor(
    private readonly grants: GrantReader,
    private readonly rows: PermissionRows,
    private readonly subjects: SubjectReader,
    private readonly references: References,
    private readonly directory: Directory,
    private readonly livePolicy: LivePolicy,
  ) {}

  /** @param now epoch milliseconds (UTC) */
  of(pair: string, now: number): Permission {
    const { businessNumber, user } = partsOf(pair);
    const grant = this.grants.find(pair, now);
    const ttl = this.temporaryLife(businessNumber, now);
    const names = this.#namesOf(user);
    const isErased = names.length === 0 && this.subjects.erasedAt(user) !== null;
    const state: PermissionState = isErased ? 'erased' : this.worthOf(pair, now);
    const endsAt = state === 'erased' ? undefined : endOf(grant, ttl);
    return {
      businessNumber,
      user: Object.fromEntries(
        names.map(({ domain, value }) => [domain === 'number' ? 'waId' : 'bsuid', value]),
      ),
      references: {
        businessNumber: this.references.of('number', businessNumber.slice(1)),
        user,
      },
      state,
      grant: isErased ? null : (grant ?? null),
      ...(endsAt === undefined ? {} : { endsAt: iso(endsAt) }),
      changedAt: isoOrNull(this.rows.changedAt(pair)),
    };
  }

  /** What the pair's permission is worth, whoever the user is. */
  worthOf(pair: string, now: number): Exclude<PermissionState, 'erased'> {
    const ttl = this.temporaryLife(partsOf(pair).businessNumber, now);
    return grantStatus(this.grants.find(pair, now), now, ttl) ?? 'unknown';
  }

  /** How long a temporary permission lasts at the number's provider, in milliseconds; null: not known. */
  temporaryLife(businessNumber: string, now: number): number | null {
    if (this.livePolicy.promotion === undefined) return null;
    const { parameters } = this.livePolicy.current();
    const provider = this.directory.businessNumber(businessNumber)?.provider ?? 'meta';
    return durationMs(inForce(parameters, now, provider).get('perm.temporary.ttl'));
  }

  /** Under the number and every id tied to it. */
  #namesOf(user: string): SubjectName[] {
    return [user, ...this.rows.namesOf(user)].flatMap((name) => this.subjects.nameOf(name) ?? []);
  }
}

/** When a temporary grant is over, whatever ends it first; undefined: it does not end, or nobody knows. */
function endOf(grant: Grant | undefined, ttl: number | null): number | undefined {
  if (grant?.kind !== 'temporary' || grant.grantedAt === undefined || ttl === null) {
    return undefined;
  }
  const stated = grant.expiresAt === undefined ? Infinity : Date.parse(grant.expiresAt);
  return Math.min(Date.parse(grant.grantedAt) + ttl, stated);
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: number | undefined): string | null {
  return at === undefined ? null : iso(at);
}
