import { makeEventHandler } from '../events/event-handler.js';
import { makeKeyUseNoter, makeSessionUseNoter } from '../identity/last-use.js';
import {
  makeRequestBeginner,
  makeRequestSettler,
} from '../permission-requests/request-handlers.js';
import { makeGrantSeeder } from '../permissions/seed-grants.js';
import { makeAccountEventKeeper } from '../platform-events/account-event-handler.js';
import { makePlatformNumberKeeper } from '../platform-events/platform-number-handler.js';
import { makePlatformSettingsKeeper } from '../platform-events/platform-settings-handler.js';
import { makeUnmatchedKeeper } from '../platform-events/unmatched-handler.js';
import type { TaskHandlers } from './task-handler.js';

/** Every write that shares the ledger's transactions, by name. */
export const TASK_HANDLERS: TaskHandlers = {
  /** Shows that the store takes writes (R1). */
  probe: ({ connection }) => {
    const write = connection.prepare('insert or replace into probe (id, at) values (1, ?)');
    return (at) => void write.run(at);
  },
  event: makeEventHandler,
  unmatched: makeUnmatchedKeeper,
  'account-event': makeAccountEventKeeper,
  'platform-number': makePlatformNumberKeeper,
  'platform-settings': makePlatformSettingsKeeper,
  'seed-grants': makeGrantSeeder,
  'permission-request': makeRequestBeginner,
  'permission-request-outcome': makeRequestSettler,
  'key-used': makeKeyUseNoter,
  'session-used': makeSessionUseNoter,
};
