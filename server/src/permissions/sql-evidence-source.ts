import { Injectable } from '@nestjs/common';
import {
  endpointKey,
  type CallAttempt,
  type Endpoint,
  type EndpointEvidence,
  type Evidence,
  type Grant,
  type Leg,
  type ParametersInForce,
  type Usage,
  type UserIdentity,
} from '@ringfence/rules';
import { EvidenceSource, type MixedToo } from '../decisions/evidence-source.js';
import { Directory } from '../directory/directory.js';
import { CallReader } from '../calls/call-reader.js';
import { CallReferences } from '../calls/call-references.js';
import { References } from '../subjects/references.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { PlatformStates, type PlatformState } from './platform-states.js';
import { stricterGrant, stricterUsage } from './stricter-state.js';
import { GrantReader } from './grant-reader.js';
import { UsageReader } from './usage-reader.js';
import { pairKey, userConcerned, userKey, userReferences } from './user-key.js';

/** How long a window that is used up by the platform's word is not asked about again, in milliseconds. */
const FULL_FOR_MS = 60_000;

/** Gathers evidence from the directory in memory and from the ledger's tables; a few reads, no waiting. */
@Injectable()
export class SqlEvidenceSource extends EvidenceSource {
  constructor(
    private readonly directory: Directory,
    private readonly grants: GrantReader,
    private readonly usage: UsageReader,
    private readonly calls: CallReader,
    private readonly callReferences: CallReferences,
    private readonly references: References,
    private readonly subjects: SubjectReader,
    private readonly states: PlatformStates,
  ) {
    super();
  }

  async prepare(attempt: CallAttempt, now: number): Promise<void> {
    if (!this.#isAskedOfPlatform(attempt)) return;
    const pair = this.pairOf(attempt);
    const changedAt = Math.max(
      this.grants.grantedAt(pair),
      this.grants.revokedAt(pair),
      this.#isFullByOldWord(pair, now) ? now : 0,
    );
    const { businessNumber } = attempt;
    const user = userConcerned(attempt);
    const linkedNumber = user.waId === undefined ? this.#linkedNumber(user) : undefined;
    await this.states.prepare({ businessNumber, user, linkedNumber, pair, changedAt }, now);
  }

  gather(
    attempt: CallAttempt,
    now: number,
    parametersFor: (provider: string) => ParametersInForce,
    mixedToo?: MixedToo,
  ): Evidence {
    const evidence: Evidence = {};
    const number = this.directory.businessNumber(attempt.businessNumber);
    const call = attempt.callId === undefined ? undefined : this.callReferences.of(attempt.callId);
    const knownLegs = this.#knownLegs(attempt, call, mixedToo);
    if (knownLegs.length > 0) evidence.knownLegs = knownLegs;
    evidence.endpoints = this.#endpoints(attempt, knownLegs, number?.destinations ?? []);
    const pair = this.pairOf(attempt);
    const recorded = this.#grant(attempt, pair, now);
    const isAsked = this.#isAskedOfPlatform(attempt);
    const state = isAsked ? this.states.find(pair, now) : undefined;
    const wasRevoked = this.grants.revokedAt(pair) > 0;
    const grant = isAsked ? stricterGrant({ grant: recorded, wasRevoked }, state) : recorded;
    if (grant !== undefined) evidence.grant = grant;
    const linked = this.#linkedNumber(attempt.user);
    if (linked !== undefined) evidence.linkedUser = { waId: linked };
    if (number !== undefined) {
      evidence.businessNumber = number;
      evidence.usage =
        attempt.target?.kind === 'whatsapp'
          ? this.#usageOfPair(
              attempt,
              call,
              pair,
              now,
              parametersFor(number.provider ?? 'meta'),
              state,
            )
          : this.usage.concurrentCalls(attempt.businessNumber, call);
    }
    return evidence;
  }

  slotLimit(attempt: CallAttempt, now: number, limit: number): number {
    const pair = this.pairOf(attempt);
    const state = this.#isAskedOfPlatform(attempt) ? this.states.find(pair, now) : undefined;
    if (state === undefined) return limit;
    const call = attempt.callId === undefined ? undefined : this.callReferences.of(attempt.callId);
    const taken = (since: number): number => this.usage.takenSince([pair], { now, call, since });
    const own = taken(-Infinity);
    const told = (state.connectedCalls ?? 0) + taken(state.askedAt);
    const most = Math.min(limit, state.mostCalls ?? limit);
    return own + Math.max(0, most - Math.max(told, own));
  }

  pairOf(attempt: CallAttempt): string {
    return this.#pair(attempt.businessNumber, userConcerned(attempt));
  }

  /** The legs of the call and of all it is, or would be, mixed with; a call that nothing is known of counts as a leg nobody knows. */
  #knownLegs(
    { joins = [] }: CallAttempt,
    call: string | undefined,
    { callIds, groups }: MixedToo = { callIds: [], groups: [] },
  ): Leg[] {
    const others = joins.map((id) => this.callReferences.of(id));
    const calls = call === undefined ? others : [call, ...others];
    const unknown = others.filter((other) => this.calls.mixedWith(other).length === 0);
    return [
      ...this.calls.legsOf(
        ...calls,
        ...callIds.map((id) => this.callReferences.of(id)),
        ...groups.flatMap(({ kind, id }) =>
          this.callReferences.ofGroup(kind, id).flatMap((group) => this.calls.callsIn(group)),
        ),
      ),
      ...unknown.map((id): Leg => ({
        id,
        role: 'participant',
        endpoint: { kind: 'unknown-call' },
      })),
    ];
  }

  /** Whether the platform's word stops the call by its counts, and is old enough for calls to have left the window since. */
  #isFullByOldWord(pair: string, now: number): boolean {
    const state = this.states.find(pair, now);
    if (state === undefined || now - state.askedAt < FULL_FOR_MS) return false;
    const since = this.usage.takenSince([pair], { now, call: undefined, since: state.askedAt });
    const counted = (state.connectedCalls ?? 0) + since;
    return state.usedUp !== undefined || counted >= (state.mostCalls ?? 0);
  }

  /** A grant counts when the user is rung; only then is it worth asking for. */
  #isAskedOfPlatform({ businessNumber, target }: CallAttempt): boolean {
    return target?.kind === 'whatsapp' && this.states.concerns(businessNumber);
  }

  #pair(businessNumber: string, user: UserIdentity): string {
    const references = userReferences(this.references, user);
    return pairKey(businessNumber, userKey(references, this.grants.numberOf));
  }

  /** The number events tied to the user's business-scoped id; once its holder was erased it is known only while it is shown. */
  #linkedNumber({ waId, bsuid }: UserIdentity): string | undefined {
    const linked = this.#linkOf(bsuid);
    if (linked === undefined) return undefined;
    if (waId !== undefined && this.references.of('number', waId) === linked) return waId;
    const name = this.subjects.nameOf(linked);
    return name?.domain === 'number' ? name.value : undefined;
  }

  #linkOf(bsuid: string | undefined): string | undefined {
    return bsuid === undefined
      ? undefined
      : this.grants.numberOf(this.references.of('bsuid', bsuid));
  }

  /** The pair's grant; where the attempt shows two names of the user, neither may hide what the other knows. */
  #grant(
    { businessNumber, user }: CallAttempt,
    pair: string,
    now: number,
  ): Grant | null | undefined {
    const grant = this.grants.find(pair, now);
    const { waId, bsuid } = user;
    if (grant === undefined || waId === undefined || bsuid === undefined) return grant;
    const number = this.references.of('number', waId);
    const linked = this.#linkOf(bsuid);
    if (linked !== undefined) return linked === number ? grant : null;
    const named = this.references.of('bsuid', bsuid);
    if (this.grants.isAnothers(businessNumber, number, named)) return null;
    const revoked = this.grants.revokedAt(this.#pair(businessNumber, { bsuid }));
    return revoked > 0 && revoked >= this.grants.grantedAt(pair)
      ? { ...grant, revokedAt: new Date(Math.min(revoked, now)).toISOString() }
      : grant;
  }

  #usageOfPair(
    attempt: CallAttempt,
    call: string | undefined,
    pair: string,
    now: number,
    parameters: ParametersInForce,
    state: PlatformState | undefined,
  ): Usage {
    const { businessNumber, user } = attempt;
    const figure = parameters.get('perm.connectedCalls.max');
    const limit = typeof figure === 'number' ? figure : undefined;
    // The caller's word that two names are one user adds what is counted under the other, and takes nothing away.
    const { waId, bsuid } = user;
    const pairs = new Set([pair]);
    if (waId !== undefined) pairs.add(this.#pair(businessNumber, { waId }));
    if (bsuid !== undefined) pairs.add(this.#pair(businessNumber, { bsuid }));
    const usage = this.usage.find({
      businessNumber,
      pairs: [...pairs],
      now,
      call,
      limit: state?.mostCalls === undefined ? limit : lower(limit, state.mostCalls),
      streakSince: this.grants.grantedAt(pair),
    });
    if (state === undefined) return usage;
    const since = this.usage.takenSince([...pairs], { now, call, since: state.askedAt });
    return stricterUsage(usage, state, limit, since);
  }

  #endpoints(
    attempt: CallAttempt,
    knownLegs: readonly Leg[],
    destinations: readonly Endpoint[],
  ): Record<string, EndpointEvidence> {
    const found: Record<string, EndpointEvidence> = {};
    const add = (endpoint: Endpoint): void => {
      const key = endpointKey(endpoint);
      const entry = this.directory.endpoint(key);
      if (entry !== undefined) found[key] = entry;
    };
    for (const leg of attempt.legs) add(leg.endpoint);
    for (const leg of knownLegs) add(leg.endpoint);
    if (attempt.target === undefined) destinations.forEach(add);
    else add(attempt.target);
    return found;
  }
}

/** The lower of our limit and the platform's; undefined: ours is not known. */
function lower(limit: number | undefined, theirs: number): number | undefined {
  return limit === undefined ? undefined : Math.min(limit, theirs);
}
