import { z } from 'zod';
import { ROLES } from './access.js';

export const SIGN_IN = z.strictObject({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1_024),
});
export type SignIn = z.infer<typeof SIGN_IN>;

export const SESSION = z.object({
  person: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
  }),
  /** Goes into the header `X-CSRF-Token` of every mutation. */
  csrfToken: z.string(),
});
export type SessionView = z.infer<typeof SESSION>;
