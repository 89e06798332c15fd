import type { Act, Actor } from '../ledger/act.js';
import type { TaskHandlerMaker } from '../ledger/task-handler.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { UserLinks } from '../permissions/user-links.js';
import type { UserReferences } from '../permissions/user-key.js';
import type { Subject } from '../subjects/subject-name.js';
import type { MessengerName, SendOutcome } from './platform-messenger.js';
import { RequestCounts } from './request-counts.js';

/** What the writer thread is given of a request before its message goes. */
export interface BegunRequest {
  readonly id: string;
  readonly businessNumber: string;
  readonly user: UserReferences;
  readonly people: readonly Subject[];
  readonly platform: MessengerName;
  readonly kind: 'free-form' | 'template';
  readonly template: string | null;
  /** Reference of the sender's own id for it; null: none was given. */
  readonly repeat: string | null;
  /** Reference of everything that was asked for. */
  readonly question: string;
  /** How many there may be in the rolling windows. */
  readonly most: { readonly day: number; readonly week: number };
  /** Epoch milliseconds (UTC). */
  readonly requestedAt: number;
  readonly actor: Actor;
}

/** What became of the message. */
export interface RequestOutcome {
  readonly id: string;
  readonly outcome: SendOutcome;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
  readonly actor: Actor;
}

export type BeginResult = 'begun' | 'limit' | 'repeated';

/** Puts a request on record while the limits leave room: counted and written in one transaction, so two at once are one too many. */
export const makeRequestBeginner: TaskHandlerMaker = ({ connection, subjects, tell }) => {
  const links = new UserLinks(connection);
  const counts = new RequestCounts(connection);
  const repeated = connection.prepare<[string]>(
    'select 1 from permission_request where repeat_ref = ?',
  );
  const insert = connection.prepare<[Record<string, unknown>]>(
    `insert into permission_request (id, pair, business_number, platform, kind, template, repeat_ref, question_ref,
       requested_at, status, counts)
     values (:id, :pair, :businessNumber, :platform, :kind, :template, :repeat, :question, :requestedAt, 'sending', 1)`,
  );
  return (input): BeginResult => {
    const { user, people, most, actor: _actor, ...request } = input as BegunRequest;
    if (request.repeat !== null && repeated.get(request.repeat) !== undefined) return 'repeated';
    const pair = links.pairOf(request.businessNumber, user);
    const { day, week } = counts.of(pair, request.requestedAt);
    if (day.length >= most.day || week.length >= most.week) return 'limit';
    subjects.keyring(people, request.requestedAt);
    insert.run({ ...request, pair });
    tell(sendAct(input as BegunRequest, pair), request.requestedAt);
    return 'begun';
  };
};

/** Puts on record what became of a message. */
export const makeRequestSettler: TaskHandlerMaker = ({ connection, tell }) => {
  const settle = connection.prepare<[Record<string, unknown>]>(
    `update permission_request set status = :status, code = :code, counts = :counts where id = :id`,
  );
  return (input) => {
    const { id, outcome, at, actor } = input as RequestOutcome;
    const code = outcome.status === 'sent' ? null : outcome.code;
    const counts = outcome.status !== 'refused' || outcome.counts ? 1 : 0;
    settle.run({ id, status: outcome.status, code, counts });
    tell(
      {
        action: 'permission-request.settle',
        object: `permission-request/${id}`,
        actor,
        before: digestOfThing({ id, status: 'sending' }),
        after: digestOfThing({ id, status: outcome.status, code }),
        reason: null,
        details: { outcome: outcome.status, code },
      },
      at,
    );
  };
};

/** Names the user by reference: the message itself is kept nowhere. */
function sendAct(
  { id, businessNumber, platform, kind, template, actor }: BegunRequest,
  pair: string,
): Act {
  return {
    action: 'permission-request.send',
    object: `permission-request/${id}`,
    actor,
    before: null,
    after: digestOfThing({ id, status: 'sending' }),
    reason: null,
    details: {
      businessNumber,
      user: pair.slice(pair.indexOf(' ') + 1),
      platform,
      kind,
      template,
    },
  };
}
