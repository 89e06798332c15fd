import { Inject, Injectable } from '@nestjs/common';
import {
  deriveFacts,
  inForce,
  judgeRestrictions,
  type BusinessNumber,
  type CallAttempt,
  type UserIdentity,
} from '@ringfence/rules';
import { EvidenceSource } from '../decisions/evidence-source.js';
import { Directory } from '../directory/directory.js';
import { platformOf } from '../directory/platform-of.js';
import { KillSwitches } from '../kill-switches/kill-switches.js';
import { LivePolicy } from '../policy/live-policy.js';
import { Clock } from '../runtime/clock.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { judgeRequest, type RequestJudgement } from './judge-request.js';
import type {
  RequestPossibility,
  RequestQuestion,
  RequestReason,
} from './permission-request.dto.js';
import { MESSENGERS, type PlatformMessenger } from './platform-messenger.js';
import { requestReason } from './request-reasons.js';
import { RequestReader } from './request-reader.js';

/** A user who can be asked, or why not. */
export interface JudgedPair {
  readonly possibility: RequestPossibility;
  readonly messenger?: PlatformMessenger;
  readonly user?: UserIdentity;
  readonly most?: RequestJudgement['most'];
}

const NOTHING_KNOWN = { day: null, week: null } as const;

/** Judges whether a user can be asked by a business number: gathers what is known, and asks the platform. */
@Injectable()
export class JudgePair {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(MESSENGERS) private readonly messengers: readonly PlatformMessenger[],
    private readonly reader: RequestReader,
    private readonly directory: Directory,
    private readonly evidenceSource: EvidenceSource,
    private readonly livePolicy: LivePolicy,
    private readonly killSwitches: KillSwitches,
    private readonly subjects: SubjectReader,
    private readonly clock: Clock,
  ) {}

  /** Whether a user can be asked now, and through what. */
  async execute({ businessNumber, user: named }: RequestQuestion): Promise<JudgedPair> {
    if (!this.config.permissionRequests) return { possibility: never('requests-off') };
    const number = this.directory.businessNumber(businessNumber);
    if (number === undefined) return { possibility: never('number-unknown') };
    const user = this.#userOf(named);
    if (user === undefined) return { possibility: never('user-unknown') };
    const messenger = this.#messengerOf(number);
    if (messenger === undefined) return { possibility: never('platform-not-connected') };
    if (messenger.missing.length > 0) {
      return { possibility: never('platform-not-connected', messenger.missing) };
    }
    return this.#judgeKnown(businessNumber, number, user, messenger);
  }

  async #judgeKnown(
    businessNumber: string,
    number: BusinessNumber,
    user: UserIdentity,
    messenger: PlatformMessenger,
  ): Promise<JudgedPair> {
    const attempt = callTo(businessNumber, user);
    const { parameters } = this.livePolicy.current();
    const known = this.#addressOf(attempt);
    const isAddressed = messenger.canAddress(businessNumber, known);
    const now = this.clock.now();
    const [allowance] = await Promise.all([
      isAddressed ? messenger.allowance(businessNumber, known) : undefined,
      this.evidenceSource.prepare(attempt, now),
    ]);
    const evidence = this.evidenceSource.gather(attempt, now, (provider) =>
      inForce(parameters, now, provider),
    );
    const values = inForce(parameters, now, number.provider ?? 'meta');
    const judgement = judgeRequest({
      facts: deriveFacts(attempt, evidence, parameters, now),
      values,
      restrictions: judgeRestrictions(number.restrictions, now, values),
      counted: this.reader.counted(this.evidenceSource.pairOf(attempt), now),
      allowance,
      isStopped: this.killSwitches.stopping(attempt) !== undefined,
    });
    const reasons = isAddressed
      ? judgement.reasons
      : [requestReason('platform-cannot-address'), ...judgement.reasons.filter(isNotOfPlatform)];
    const possibility = {
      possible: reasons.length === 0,
      reasons: [...reasons],
      remaining: judgement.remaining,
      nextAt: nextOf(reasons),
      platform: messenger.name,
      takesText: messenger.takesText,
    };
    return { possibility, messenger, user: known, most: judgement.most };
  }

  /** The user, by the number that events tied to a business-scoped id where there is one: any platform takes that. */
  #addressOf(attempt: CallAttempt): UserIdentity {
    const { user } = attempt;
    if (user.waId !== undefined) return user;
    const [, reference = ''] = this.evidenceSource.pairOf(attempt).split(' ');
    const name = this.subjects.nameOf(reference);
    return name?.domain === 'number' ? { waId: name.value } : user;
  }

  #userOf({ reference, waId, bsuid }: RequestQuestion['user']): UserIdentity | undefined {
    if (reference === undefined) return waId === undefined ? { bsuid: bsuid! } : { waId };
    const name = this.subjects.nameOf(reference);
    if (name === undefined) return undefined;
    return name.domain === 'number' ? { waId: name.value } : { bsuid: name.value };
  }

  #messengerOf(number: BusinessNumber): PlatformMessenger | undefined {
    return this.messengers.find(({ name }) => name === platformOf(number));
  }
}

/** The call that the permission would be for; where it comes from is not known yet, and matters to the call alone. */
function callTo(businessNumber: string, user: UserIdentity): CallAttempt {
  return {
    attemptId: 'permission-request',
    action: 'connect',
    initiator: 'business',
    businessNumber,
    user,
    legs: [{ id: 'origin', role: 'origin', endpoint: { kind: 'unknown' } }],
    target:
      user.waId === undefined
        ? { kind: 'whatsapp', id: user.bsuid ?? '' }
        : { kind: 'whatsapp', address: `+${user.waId}` },
  };
}

function never(code: RequestReason['code'], settings?: readonly string[]): RequestPossibility {
  return {
    possible: false,
    reasons: [requestReason(code, undefined, settings)],
    remaining: NOTHING_KNOWN,
    nextAt: null,
    platform: null,
    takesText: false,
  };
}

function isNotOfPlatform({ code }: RequestReason): boolean {
  return code !== 'platform-unknown';
}

/** When nothing of what stands in the way does any more, where all of it ends by itself. */
function nextOf(reasons: readonly RequestReason[]): string | null {
  const ends = reasons.map(({ until }) => until);
  if (ends.length === 0 || ends.some((end) => end === undefined)) return null;
  return ends.sort().at(-1) ?? null;
}
