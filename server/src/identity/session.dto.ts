import { z } from 'zod';
import { ROLES } from './access.js';
import type { Person } from './caller.js';
import { PERSON_REF } from './person-ref.dto.js';

export const SIGN_IN = z.strictObject({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1_024),
});
export type SignIn = z.infer<typeof SIGN_IN>;

export const PASSWORD_CHANGE = z.strictObject({
  current: z.string().min(1).max(1_024),
  next: z.string().max(1_024),
});
export type PasswordChange = z.infer<typeof PASSWORD_CHANGE>;

export const SIGNED_IN_PERSON = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
});
export type SignedInPerson = z.infer<typeof SIGNED_IN_PERSON>;

export const SESSION = z.object({
  person: SIGNED_IN_PERSON,
  /** Goes into the header `X-CSRF-Token` of every mutation. */
  csrfToken: z.string(),
});
export type SessionView = z.infer<typeof SESSION>;

export const SESSION_ENTRY = z.object({
  /** Names the session; it is not its secret. */
  id: z.string(),
  person: PERSON_REF,
  createdAt: z.string(),
  lastSeenAt: z.string(),
  /** When it ends in any case. */
  expiresAt: z.string(),
  /** Whether this request was made in it. */
  current: z.boolean(),
});
export type SessionEntry = z.infer<typeof SESSION_ENTRY>;

export const SESSIONS = z.object({ items: z.array(SESSION_ENTRY) });
export const SESSIONS_QUERY = z.strictObject({ person: z.string().min(1).max(64).optional() });
export type SessionsQuery = z.infer<typeof SESSIONS_QUERY>;

/** A person as told to the person. */
export function signedInPerson({ id, email, name, roles }: Person): SignedInPerson {
  return { id, email, name, roles: [...roles] };
}
