import { Injectable } from '@nestjs/common';
import {
  decide,
  endpointKey,
  inForce,
  type CallAttempt,
  type Endpoint,
  type Evidence,
} from '@ringfence/rules';
import { EvidenceSource } from '../decisions/evidence-source.js';
import { Directory } from '../directory/directory.js';
import { Refusal } from '../http/refusal.js';
import { KillSwitches } from '../kill-switches/kill-switches.js';
import { stopPermit } from '../kill-switches/stop-permit.js';
import { LivePolicy } from '../policy/live-policy.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { References } from '../subjects/references.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { GrantReader } from './grant-reader.js';
import { ListPermissions } from './list-permissions.js';
import type { Permission, PlatformSaid, ShownPermission } from './permission.dto.js';
import { PermissionLimits } from './permission-limits.js';
import { PermissionRows } from './permission-rows.js';
import { PermissionTimeline } from './permission-timeline.js';
import { iso, PermissionView } from './permission-view.js';
import { PlatformStates } from './platform-states.js';
import { pairKey } from './user-key.js';

/** What happened that one page shows. */
const MOST_ENTRIES = 300;
/** Stands for whatever endpoint the business rings from: what is judged here is the user's and the number's side alone. */
const ANY_ENDPOINT: Endpoint = { kind: 'calls-api', id: 'shown-permission' };

/** Shows everything there is about one user's permission for one business number. */
@Injectable()
export class ShowPermission {
  constructor(
    private readonly view: PermissionView,
    private readonly list: ListPermissions,
    private readonly limits: PermissionLimits,
    private readonly timeline: PermissionTimeline,
    private readonly rows: PermissionRows,
    private readonly grants: GrantReader,
    private readonly states: PlatformStates,
    private readonly evidenceSource: EvidenceSource,
    private readonly livePolicy: LivePolicy,
    private readonly killSwitches: KillSwitches,
    private readonly directory: Directory,
    private readonly subjects: SubjectReader,
    private readonly references: References,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** @throws Refusal 404 `permission-unknown` when nothing is on record of either */
  async execute(numberOrReference: string, reference: string): Promise<ShownPermission> {
    const businessNumber = this.list.numberOf(numberOrReference);
    const user = this.grants.numberOf(reference) ?? reference;
    const erasedAt = this.subjects.nameOf(user) === undefined ? this.subjects.erasedAt(user) : null;
    const isKnown = erasedAt !== null || this.subjects.nameOf(user) !== undefined;
    if (businessNumber === undefined || !isKnown) {
      throw new Refusal(404, 'permission-unknown', 'nothing is on record of this pair');
    }
    const now = this.clock.now();
    const pair = pairKey(businessNumber, user);
    const number = this.directory.businessNumber(businessNumber);
    const attempt = attemptOf(this.view.of(pair, now));
    const evidence = attempt === undefined ? undefined : await this.#evidenceOf(attempt, now);
    // Read after the platform was asked, so that all of the answer is of one instant.
    const permission = this.view.of(pair, now);
    const { entries, isCut } = this.timeline.of(
      { pair, businessNumber, people: this.#referencesOf(user, permission) },
      MOST_ENTRIES,
    );
    return {
      ...permission,
      at: iso(now),
      provider: number?.provider ?? null,
      erasedAt: erasedAt === null ? null : iso(erasedAt),
      callNow:
        attempt === undefined || evidence === undefined
          ? null
          : this.#callNow(attempt, evidence, now),
      limits: this.limits.of(pair, number, evidence?.usage, now),
      nudgeAt: this.limits.nudgeAt(number, now),
      platform: this.states.concerns(businessNumber) ? { said: this.#said(pair, now) } : null,
      timeline: entries,
      timelineIsCut: isCut,
    };
  }

  async #evidenceOf(attempt: CallAttempt, now: number): Promise<Evidence> {
    await this.evidenceSource.prepare(attempt, now);
    const { parameters } = this.livePolicy.current();
    const evidence = this.evidenceSource.gather(attempt, now, (provider) =>
      inForce(parameters, now, provider),
    );
    const endpoints = { [endpointKey(ANY_ENDPOINT)]: { pstnReachability: 'none' as const } };
    return { ...evidence, endpoints };
  }

  /** What a decision would say, on no record: it lets nobody call. */
  #callNow(attempt: CallAttempt, evidence: Evidence, now: number): ShownPermission['callNow'] {
    const question = { attempt, evidence, now, decisionId: this.ids.next() };
    const judged = stopPermit(
      decide(this.livePolicy.current(), question),
      attempt,
      this.killSwitches,
    );
    const { effect, reasons, retryAt, requestable, policy } = judged.decision;
    return {
      effect,
      reasons,
      ...(retryAt === undefined ? {} : { retryAt }),
      ...(requestable === undefined ? {} : { requestable }),
      policy: { version: policy.version, digest: policy.digest },
    };
  }

  #said(pair: string, now: number): PlatformSaid | null {
    const said = this.states.last(pair);
    if (said === undefined) return null;
    const { status, expiresAt, mayCall, connectedCalls, mostCalls, usedUp, askedAt } = said;
    return {
      status,
      mayCall,
      askedAt: iso(askedAt),
      stale: this.states.find(pair, now) === undefined,
      ...(expiresAt === undefined ? {} : { expiresAt: iso(expiresAt) }),
      ...(connectedCalls === undefined ? {} : { connectedCalls }),
      ...(mostCalls === undefined ? {} : { mostCalls }),
      ...(usedUp === undefined
        ? {}
        : { usedUp: usedUp.until === undefined ? {} : { until: iso(usedUp.until) } }),
    };
  }

  /** Under every key: what was decided before the keys changed stands under an older one. */
  #referencesOf(user: string, { user: { waId, bsuid } }: Permission): string[] {
    return [
      user,
      ...this.rows.namesOf(user),
      ...(waId === undefined ? [] : this.references.all('number', waId)),
      ...(bsuid === undefined ? [] : this.references.all('bsuid', bsuid)),
    ];
  }
}

/** A call by the business to the user; undefined: nobody knows whom to ring. */
function attemptOf({ businessNumber, user: { waId, bsuid } }: Permission): CallAttempt | undefined {
  if (waId === undefined && bsuid === undefined) return undefined;
  return {
    attemptId: 'shown-permission',
    action: 'connect',
    initiator: 'business',
    businessNumber,
    user: waId === undefined ? { bsuid: bsuid! } : { waId },
    legs: [{ id: 'origin', role: 'origin', endpoint: ANY_ENDPOINT }],
    target:
      waId === undefined
        ? { kind: 'whatsapp', id: bsuid! }
        : { kind: 'whatsapp', address: `+${waId}` },
  };
}
