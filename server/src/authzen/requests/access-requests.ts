import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, type CallAttempt, type Decision } from '@ringfence/rules';
import { MalformedInput, Refusal } from '../../http/refusal.js';
import { Clock } from '../../runtime/clock.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { callQuestion, isCallType } from '../call-question.js';
import type { AccessTask, NewAccessRequest } from './access-request.dto.js';
import { AskUser, type TaskOpener } from './ask-user.js';
import { Denials, type Denial, type GivenSince } from './denials.js';

/** How long a denial may be answered with a request, in milliseconds. */
const REQUESTABLE_MS = 10 * 60_000;
/** When it is worth asking whether the user has answered, in seconds. */
const RETRY_SECONDS = 10;

type Context = Readonly<Record<string, unknown>>;

/** Why a call is denied although an approval was shown, and what to do next. */
type RefusedAgain = {
  readonly reason: string;
  readonly next_action: 'request' | 'retry' | 'none';
  /** In seconds. */
  readonly retry_after?: number;
};

/**
 * AuthZEN's profile for requesting access (draft 1): a deny that only the user's permission lifts says that it can be asked away,
 * its task tells whether the user agreed, and the call is asked again.
 *
 * An approval permits nothing: the permission itself, as events told it, is what the rules read.
 */
@Injectable()
export class AccessRequests {
  constructor(
    private readonly denials: Denials,
    private readonly askUser: AskUser,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What a deny tells beside its reasons; nothing where the profile is off. */
  async told(
    decision: Decision,
    attempt: CallAttempt,
    approval: unknown,
    keyId: string,
  ): Promise<Context> {
    if (!this.config.authzenRequests || decision.effect === 'permit') return {};
    if (approval === undefined || approval === null) return offered(decision);
    const again = await this.#refusedAgain(decision, attempt, approval, keyId);
    return again.next_action === 'request' ? { ...offered(decision), ...again } : again;
  }

  /** Opens the task of a denial, and has the user asked where the key may. @throws Refusal when the denial does not fit the question, or cannot be asked away */
  async open(request: NewAccessRequest, opener: TaskOpener): Promise<AccessTask> {
    this.#demandProfile();
    const { keyId } = opener;
    const { denial: told, resource } = request;
    const denial = this.denials.find(told.evaluation_id, keyId);
    if (denial === undefined || !isCallType(resource.type)) throw notBound();
    const { value, problems } = callQuestion(request);
    if (problems !== undefined) throw new MalformedInput(problems);
    if (canonicalJson(value) !== canonicalJson(denial.attempt)) throw notBound();
    if (denial.decision.requestable === undefined) {
      throw refused(403, 'not_requestable', 'nothing the user could do would lift this denial');
    }
    if (this.clock.now() >= Date.parse(denial.decision.decidedAt) + REQUESTABLE_MS) {
      throw refused(400, 'expired_denial', 'the denial is too old: ask again, then request');
    }
    const answer = await this.#taskOf(denial);
    if (answer.task.status !== 'pending') return answer;
    const message = await this.askUser.execute(denial, request.message, opener);
    return message === undefined ? answer : { ...answer, message };
  }

  /** How far the task of a denial is. @throws Refusal 404 */
  async show(id: string, keyId: string): Promise<AccessTask> {
    this.#demandProfile();
    const denial = this.denials.find(id, keyId);
    if (denial?.decision.requestable === undefined) {
      throw refused(404, 'unknown_task', 'no request of this key has this id');
    }
    const message = this.askUser.find(id, keyId);
    return { ...(await this.#taskOf(denial)), ...(message === undefined ? {} : { message }) };
  }

  async #taskOf(denial: Denial): Promise<AccessTask> {
    const { decisionId: id } = denial.decision;
    const given = await this.denials.givenSince(denial);
    const status = given !== undefined ? 'approved' : this.#isOver(denial) ? 'expired' : 'pending';
    return {
      task: {
        id,
        status,
        status_endpoint: `${this.config.publicUrl ?? ''}/access/v1/requests/${id}`,
        expires_at: iso(denial.expiresAt),
      },
      ...(given === undefined
        ? {}
        : { result: { mode: 'reevaluate', approval: approvalOf(id, given) } }),
    };
  }

  async #refusedAgain(
    decision: Decision,
    attempt: CallAttempt,
    approval: unknown,
    keyId: string,
  ): Promise<RefusedAgain> {
    const id = (approval as { id?: unknown }).id;
    const denial = typeof id === 'string' ? this.denials.find(id, keyId) : undefined;
    if (denial?.decision.requestable === undefined) {
      return { reason: 'approval_unverifiable', next_action: 'none' };
    }
    if (decision.requestable === undefined) return { reason: 'policy_denied', next_action: 'none' };
    if (!this.denials.isSamePair(denial.attempt, attempt)) {
      return { reason: 'out_of_scope', next_action: 'request' };
    }
    return (await this.denials.givenSince(denial)) === undefined && !this.#isOver(denial)
      ? { reason: 'grant_pending', next_action: 'retry', retry_after: RETRY_SECONDS }
      : { reason: 'approval_expired', next_action: 'request' };
  }

  #isOver({ expiresAt }: Denial): boolean {
    return this.clock.now() >= expiresAt;
  }

  #demandProfile(): void {
    if (!this.config.authzenRequests) {
      throw new Refusal(404, 'not-found', 'requests are not taken here');
    }
  }
}

/** Absent on every denial that the user cannot lift, one for the phone network above all. */
function offered({ requestable, decidedAt }: Decision): Context {
  if (requestable === undefined) return {};
  const expires_at = iso(Date.parse(decidedAt) + REQUESTABLE_MS);
  return { access_request: { template: 'whatsapp_call_permission', expires_at } };
}

function approvalOf(
  id: string,
  { at, until }: GivenSince,
): NonNullable<AccessTask['result']>['approval'] {
  return { id, approved_at: iso(at), approved_until: iso(until) };
}

function notBound(): Refusal {
  return refused(
    400,
    'invalid_denial_binding',
    'no denial of this key has this id and this question: repeat the question as it was denied',
  );
}

function refused(status: number, error: string, message: string): Refusal {
  return new Refusal(status, error.replaceAll('_', '-'), message, {
    type: `urn:openid:authzen:access-request:error:${error}`,
  });
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
