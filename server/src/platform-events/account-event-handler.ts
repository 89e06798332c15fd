import type { TaskHandlerMaker } from '../ledger/task-handler.js';
import type { AccountRestriction } from './account-event.js';

/** What the writer thread is given of something told of an account. */
export interface AccountEventInput {
  readonly platform: string;
  readonly account: string;
  readonly event: AccountRestriction;
}

/** Keeps the newest word of each kind on an account; what comes of it for a number is on record as an event of that number. */
export const makeAccountEventKeeper: TaskHandlerMaker = ({ connection }) => {
  const put = connection.prepare<[Record<string, unknown>]>(
    `insert into account_event (platform, account, type, name, until_at, event_id, occurred_at)
     values (:platform, :account, :type, :name, :until, :eventId, :at)
     on conflict (platform, account, type, name) do update set until_at = excluded.until_at,
       event_id = excluded.event_id, occurred_at = excluded.occurred_at
     where excluded.occurred_at > occurred_at or (excluded.occurred_at = occurred_at
       and coalesce(excluded.until_at, 1e15) >= coalesce(until_at, 1e15))`,
  );
  return (input) => {
    const { platform, account, event } = input as AccountEventInput;
    const { eventId, type, occurredAt, restriction } = event;
    put.run({
      platform,
      account,
      type,
      name: restriction.type,
      until: restriction.until === undefined ? null : Date.parse(restriction.until),
      eventId,
      at: Date.parse(occurredAt),
    });
  };
};
