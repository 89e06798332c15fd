import { ROLES } from '../identity/access.js';
import type { Newcomer } from '../identity/put-people.js';

/** One person for each role. */
export const DEMO_PEOPLE: readonly Newcomer[] = ROLES.map((role) => ({
  id: `demo-${role}`,
  email: `${role}@demo.example`,
  name: `Demo ${role[0]!.toUpperCase()}${role.slice(1)}`,
  roles: [role],
}));
