import type { BusinessNumber } from '@ringfence/rules';
import type { TaskHandlerMaker } from '../ledger/task-handler.js';

/** What the writer thread is given of a platform's answer. */
export interface PlatformSettingsInput {
  readonly platform: string;
  readonly platformId: string;
  readonly settings: BusinessNumber;
  /** Epoch milliseconds (UTC). */
  readonly askedAt: number;
}

/** Keeps what a platform answered; what came of it is on record as an event. */
export const makePlatformSettingsKeeper: TaskHandlerMaker = ({ connection }) => {
  const put = connection.prepare<[string, string, string, number]>(
    `insert into platform_settings (platform, platform_id, settings, asked_at) values (?, ?, ?, ?)
     on conflict (platform, platform_id) do update set settings = excluded.settings, asked_at = excluded.asked_at`,
  );
  return (input) => {
    const { platform, platformId, settings, askedAt } = input as PlatformSettingsInput;
    put.run(platform, platformId, JSON.stringify(settings), askedAt);
  };
};
