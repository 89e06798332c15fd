import type { Grant } from '@ringfence/rules';
import type { TaskHandlerMaker } from '../ledger/task-handler.js';
import type { Subject } from '../subjects/subject-name.js';
import { GrantStatements } from './grant-statements.js';
import { pairKey } from './user-key.js';

/** A grant to begin with. */
export interface SeededGrant {
  readonly businessNumber: string;
  readonly user: Subject;
  readonly grant: Grant;
}

/** Puts in the demo's grants. */
export const makeGrantSeeder: TaskHandlerMaker = ({ connection, subjects }) => {
  const grants = new GrantStatements(connection);
  return (input) => {
    for (const { businessNumber, user, grant } of input as readonly SeededGrant[]) {
      const at = Date.parse(grant.grantedAt ?? '');
      subjects.keyring([user], at);
      grants.granted(pairKey(businessNumber, user.reference), grant, at);
    }
  };
};
