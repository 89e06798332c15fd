import type { Grant } from '@ringfence/rules';
import type { TaskHandlerMaker } from '../ledger/task-handler.js';
import { GrantStatements } from './grant-statements.js';
import { pairKey } from './user-key.js';

/** A grant to begin with. */
export interface SeededGrant {
  readonly businessNumber: string;
  readonly waId: string;
  readonly grant: Grant;
}

/** Puts in the demo's grants. */
export const makeGrantSeeder: TaskHandlerMaker = (connection) => {
  const grants = new GrantStatements(connection);
  return (input) => {
    for (const { businessNumber, waId, grant } of input as readonly SeededGrant[]) {
      grants.granted(pairKey(businessNumber, waId), grant, Date.parse(grant.grantedAt ?? ''));
    }
  };
};
