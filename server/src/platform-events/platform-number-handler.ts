import type { Actor } from '../ledger/act.js';
import type { TaskHandlerMaker } from '../ledger/task-handler.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { PlatformNumber } from './platform-event.js';

/** What the writer thread is given of a platform's id. */
export interface PlatformNumberInput extends PlatformNumber {
  readonly platform: string;
  /** Epoch milliseconds (UTC). */
  readonly seenAt: number;
  readonly actor: Actor;
}

/**
 * Keeps whose number an id of the platform stands for; what waited for it waits no longer. A number that moved to another account
 * has a new id there, and the one it had stands for nothing any more.
 */
export const makePlatformNumberKeeper: TaskHandlerMaker = ({ connection, tell }) => {
  const put = connection.prepare<[string, string, string, string, number]>(
    `insert into platform_number (platform, platform_id, account, number, told_at) values (?, ?, ?, ?, ?)
     on conflict (platform, platform_id) do update set account = excluded.account, number = excluded.number,
       told_at = excluded.told_at`,
  );
  const moved = connection.prepare<[string, string, string]>(
    'delete from platform_number where platform = ? and number = ? and platform_id <> ?',
  );
  const settle = connection.prepare<[string]>(
    'update unmatched_event set waits_for = null where waits_for = ?',
  );
  return (input) => {
    const { platform, platformId, account, number, toldAt, seenAt, actor } =
      input as PlatformNumberInput;
    put.run(platform, platformId, account, number, toldAt);
    moved.run(platform, number, platformId);
    settle.run(`${platform} ${platformId}`);
    tell(
      {
        action: 'platform-number.learn',
        object: `platform-number/${platform}:${platformId}`,
        actor,
        before: null,
        after: digestOfThing({ platform, platformId, account, number }),
        reason: null,
      },
      seenAt,
    );
  };
};
