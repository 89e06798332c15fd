import { Inject, Injectable } from '@nestjs/common';
import {
  canonicalJson,
  deriveFacts,
  inForce,
  judgeRestrictions,
  type BusinessNumber,
  type CallAttempt,
  type UserIdentity,
} from '@ringfence/rules';
import { EvidenceSource } from '../decisions/evidence-source.js';
import { Directory } from '../directory/directory.js';
import { Refusal } from '../http/refusal.js';
import { KillSwitches } from '../kill-switches/kill-switches.js';
import type { Actor } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { userReferences } from '../permissions/user-key.js';
import { LivePolicy } from '../policy/live-policy.js';
import { Clock } from '../runtime/clock.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { IdSource } from '../runtime/id-source.js';
import { References } from '../subjects/references.js';
import type { Subject } from '../subjects/subject-name.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { judgeRequest, type RequestJudgement } from './judge-request.js';
import type {
  NewPermissionRequest,
  PermissionRequest,
  RequestPossibility,
  RequestQuestion,
  RequestReason,
} from './permission-request.dto.js';
import { MESSENGERS, type PlatformMessenger } from './platform-messenger.js';
import type { BegunRequest, BeginResult, RequestOutcome } from './request-handlers.js';
import { requestReason } from './request-reasons.js';
import { RequestReader } from './request-reader.js';

/** Providers whose numbers another platform's messages go through. */
const SAME_PLATFORM: Readonly<Record<string, string>> = { 'ntt-cpaas': 'infobip' };

/** Who asks, and under which id of their own. */
export interface RequestSender {
  readonly actor: Actor;
  readonly keyId: string;
  /** The same id is the same request; undefined: each is one of its own. */
  readonly repeat?: string | undefined;
}

/** A user who can be asked, or why not. */
interface Judged {
  readonly possibility: RequestPossibility;
  readonly messenger?: PlatformMessenger;
  readonly user?: UserIdentity;
  readonly most?: RequestJudgement['most'];
}

const NOTHING_KNOWN = { day: null, week: null } as const;

/** Asks users for the permission to call, through the platform of the number: judged first, on record first, never twice. */
@Injectable()
export class RequestPermission {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(MESSENGERS) private readonly messengers: readonly PlatformMessenger[],
    private readonly reader: RequestReader,
    private readonly directory: Directory,
    private readonly evidenceSource: EvidenceSource,
    private readonly livePolicy: LivePolicy,
    private readonly killSwitches: KillSwitches,
    private readonly references: References,
    private readonly subjects: SubjectReader,
    private readonly ledger: LedgerPort,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** Whether a user can be asked now. */
  async possible(question: RequestQuestion): Promise<RequestPossibility> {
    return (await this.#judge(question)).possibility;
  }

  /** The request that was made under a sender's own id; undefined: none was. */
  madeUnder(keyId: string, repeat: string): PermissionRequest | undefined {
    return this.reader.madeBefore(this.#repeatOf(keyId, repeat))?.request;
  }

  /**
   * Sends the request, once it is on record. What the platform did not answer clearly counts as sent.
   *
   * @throws Refusal 409 `request-not-possible` with what stands in the way, 422 `text-not-taken`, 409 `repeated-otherwise`
   * @throws RecordUnavailable, LedgerOverloaded: before the message, then none was sent; after it, then it counts as sent
   */
  async send(request: NewPermissionRequest, sender: RequestSender): Promise<PermissionRequest> {
    const question = this.references.of('question', canonicalJson(request));
    const { keyId } = sender;
    const repeat = sender.repeat === undefined ? null : this.#repeatOf(keyId, sender.repeat);
    const before = this.#madeBefore(repeat, question);
    if (before !== undefined) return before;
    const judged = await this.#judge(request);
    const { possibility, messenger, user, most } = judged;
    if (messenger === undefined || user === undefined || most === undefined) {
      throw notPossible(possibility);
    }
    if (!possibility.possible) throw notPossible(possibility);
    if (request.text !== undefined && !messenger.takesText) {
      throw new Refusal(
        422,
        'text-not-taken',
        'this platform takes no text of your own beside the question: leave it out, or name a template',
      );
    }
    const { businessNumber, text, template } = request;
    const begun: BegunRequest = {
      id: this.ids.next(),
      businessNumber,
      user: userReferences(this.references, user),
      people: this.#peopleOf(user),
      platform: messenger.name,
      kind: template === undefined ? 'free-form' : 'template',
      template: template?.name ?? null,
      repeat,
      question,
      most,
      requestedAt: this.clock.now(),
      actor: sender.actor,
    };
    const result = await this.#begin(begun);
    if (result === 'repeated') return this.#madeBefore(repeat, question)!;
    if (result === 'limit') throw notPossible((await this.#judge(request)).possibility);
    const { id } = begun;
    const outcome = await messenger.send({ id, businessNumber, user, text, template });
    await this.#settle({ id, outcome, at: this.clock.now(), actor: sender.actor });
    return this.reader.find(id)!;
  }

  async #judge({ businessNumber, user: named }: RequestQuestion): Promise<Judged> {
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
  ): Promise<Judged> {
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

  #messengerOf({ provider }: BusinessNumber): PlatformMessenger | undefined {
    const told = provider?.trim().toLowerCase() ?? '';
    const name = SAME_PLATFORM[told] ?? told;
    return this.messengers.find((messenger) => messenger.name === name);
  }

  #peopleOf({ waId, bsuid }: UserIdentity): Subject[] {
    const subject = (domain: Subject['domain'], value: string): Subject => ({
      domain,
      value,
      reference: this.references.of(domain, value),
    });
    return [
      ...(waId === undefined ? [] : [subject('number', waId)]),
      ...(bsuid === undefined ? [] : [subject('bsuid', bsuid)]),
    ];
  }

  #repeatOf(keyId: string, repeat: string): string {
    return this.references.of('attempt', `permission-request\0${keyId}\0${repeat}`);
  }

  #madeBefore(repeat: string | null, question: string): PermissionRequest | undefined {
    const made = repeat === null ? undefined : this.reader.madeBefore(repeat);
    if (made !== undefined && made.question !== question) {
      throw new Refusal(
        409,
        'repeated-otherwise',
        'another request was made under this `Idempotency-Key`',
      );
    }
    return made?.request;
  }

  async #begin(input: BegunRequest): Promise<BeginResult> {
    const result = await this.ledger.write({ kind: 'task', task: 'permission-request', input });
    return (result as { output: BeginResult }).output;
  }

  async #settle(input: RequestOutcome): Promise<void> {
    await this.ledger.write({ kind: 'task', task: 'permission-request-outcome', input });
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

function notPossible(possibility: RequestPossibility): Refusal {
  const codes = possibility.reasons.map(({ code }) => code).join(', ');
  return new Refusal(409, 'request-not-possible', `the user cannot be asked now: ${codes}`, {
    possibility,
  });
}
