import { Injectable } from '@nestjs/common';
import { Refusal } from '../../http/refusal.js';
import type { Caller } from '../../identity/caller.js';
import type { Actor } from '../../ledger/act.js';
import type {
  PermissionRequest,
  RequestPossibility,
} from '../../permission-requests/permission-request.dto.js';
import { RequestPermission } from '../../permission-requests/request-permission.js';
import { userConcerned } from '../../permissions/user-key.js';
import type { AccessTask, NewAccessRequest } from './access-request.dto.js';
import type { Denial } from './denials.js';

type ToldMessage = NonNullable<AccessTask['message']>;

/** Who opens a task. */
export interface TaskOpener {
  readonly keyId: string;
  readonly actor: Actor;
  /** Whether the key may have users asked: opening a task alone reaches nobody. */
  readonly mayAsk: boolean;
}

/** Whether a caller's key has the scope to have users asked. */
export function mayAsk(caller: Caller | undefined): boolean {
  return caller?.kind === 'machine' && caller.scopes.includes('request');
}

/** Asks the user whom a denial is about, once for each denial, where requests are sent from here. */
@Injectable()
export class AskUser {
  constructor(private readonly requests: RequestPermission) {}

  /** The message that asks the user, or why there is none: the task stays open, since users may also agree by themselves. */
  async execute(
    { decision, attempt }: Denial,
    message: NewAccessRequest['message'],
    { keyId, actor, mayAsk: isAllowed }: TaskOpener,
  ): Promise<ToldMessage | undefined> {
    if (!isAllowed) return undefined;
    const { waId, bsuid } = userConcerned(attempt);
    const user = waId === undefined ? { bsuid } : { waId };
    const question = { businessNumber: attempt.businessNumber, user, ...message };
    const repeat = repeatOf(decision.decisionId);
    try {
      return toldOf(await this.requests.send(question, { keyId, actor, repeat }));
    } catch (error) {
      return notSent(error);
    }
  }

  /** The message that was sent for a denial; undefined: none was. */
  find(decisionId: string, keyId: string): ToldMessage | undefined {
    const made = this.requests.madeUnder(keyId, repeatOf(decisionId));
    return made === undefined ? undefined : toldOf(made);
  }
}

function repeatOf(decisionId: string): string {
  return `authzen ${decisionId}`;
}

function toldOf({ id, status, code }: PermissionRequest): ToldMessage {
  return { id, status, ...(code === undefined ? {} : { code }) };
}

/** A user who cannot be asked now leaves the task as it is; anything else is the caller's to know. */
function notSent(error: unknown): ToldMessage {
  if (!(error instanceof Refusal) || error.details.possibility === undefined) throw error;
  const { reasons, nextAt } = error.details.possibility as RequestPossibility;
  return { status: 'not-sent', reasons: reasons.map(({ code }) => code), next_at: nextAt };
}
