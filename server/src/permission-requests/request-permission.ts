import { Injectable } from '@nestjs/common';
import { canonicalJson, type UserIdentity } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import type { Actor } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { userReferences } from '../permissions/user-key.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { References } from '../subjects/references.js';
import type { Subject } from '../subjects/subject-name.js';
import { JudgePair } from './judge-pair.js';
import type {
  NewPermissionRequest,
  PermissionRequest,
  RequestPossibility,
  RequestQuestion,
} from './permission-request.dto.js';
import type { BegunRequest, BeginResult, RequestOutcome } from './request-handlers.js';
import { RequestReader } from './request-reader.js';

/** Who asks, and under which id of their own. */
export interface RequestSender {
  readonly actor: Actor;
  readonly keyId: string;
  /** The same id is the same request; undefined: each is one of its own. */
  readonly repeat?: string | undefined;
}

/** Asks users for the permission to call, through the platform of the number: judged first, on record first, never twice. */
@Injectable()
export class RequestPermission {
  constructor(
    private readonly pairs: JudgePair,
    private readonly reader: RequestReader,
    private readonly references: References,
    private readonly ledger: LedgerPort,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** Whether a user can be asked now. */
  async possible(question: RequestQuestion): Promise<RequestPossibility> {
    return (await this.pairs.execute(question)).possibility;
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
    const judged = await this.pairs.execute(request);
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
    if (result === 'limit') throw notPossible((await this.pairs.execute(request)).possibility);
    const { id } = begun;
    const outcome = await messenger.send({ id, businessNumber, user, text, template });
    await this.#settle({ id, outcome, at: this.clock.now(), actor: sender.actor });
    return this.reader.find(id)!;
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

function notPossible(possibility: RequestPossibility): Refusal {
  const codes = possibility.reasons.map(({ code }) => code).join(', ');
  return new Refusal(409, 'request-not-possible', `the user cannot be asked now: ${codes}`, {
    possibility,
  });
}
