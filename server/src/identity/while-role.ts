import type { SqlWrite } from '../ledger/ledger-job.js';
import type { Role } from './access.js';

/**
 * A write that changes nothing, and fits only while a person may act and has one of the roles: so a change that counts on
 * somebody's right is not written after the right was taken, however close the two come.
 */
export function whileRole(personId: string, roles: readonly Role[]): SqlWrite {
  const has = roles.map(() => `',' || roles || ',' like ?`).join(' or ');
  return {
    sql: `update person set roles = roles where id = ? and password <> '' and deactivated_at is null and (${has})`,
    values: [personId, ...roles.map((role) => `%,${role},%`)],
    changes: 1,
  };
}
