import { isInstant } from '@ringfence/rules';
import { z } from 'zod';
import { ROLES } from './access.js';
import { PERSON_REF } from './person-ref.dto.js';
import { REASON } from './reason.dto.js';

export const PERSON_STATES = ['active', 'invited', 'deactivated'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

export const PERSON_ENTRY = z.object({
  ...PERSON_REF.shape,
  roles: z.array(z.enum(ROLES)),
  state: z.enum(PERSON_STATES),
  lastSeenAt: z.string().nullable(),
  /** Address and mailbox: told to admins, and to everybody of oneself. */
  email: z.string().optional(),
  identity: z.string().optional(),
});
export type PersonEntry = z.infer<typeof PERSON_ENTRY>;

export const PEOPLE = z.object({ items: z.array(PERSON_ENTRY) });

const name = z.string().trim().min(1).max(100);
const roles = z
  .array(z.enum(ROLES))
  .max(ROLES.length)
  .transform((given) => ROLES.filter((role) => given.includes(role)));

export const NEW_PERSON = z.strictObject({
  email: z
    .string()
    .trim()
    .max(254)
    .toLowerCase()
    .pipe(z.email({ error: 'bad-email' })),
  name,
  roles,
  reason: REASON.optional(),
});
export type NewPerson = z.infer<typeof NEW_PERSON>;

export const PERSON_CHANGE = z.strictObject({
  name,
  roles,
  active: z.boolean(),
  reason: REASON.optional(),
});
export type PersonChange = z.infer<typeof PERSON_CHANGE>;

export const INVITATION = z.object({
  /** Shown once; only its digest is kept. */
  token: z.string(),
  expiresAt: z.string().refine(isInstant),
});
export type InvitationView = z.infer<typeof INVITATION>;

/** With `confirmation`, roles that wait for a second person. */
export const INVITED = z.object({
  person: PERSON_ENTRY,
  invitation: INVITATION,
  confirmation: z.string().optional(),
});
export type Invited = z.infer<typeof INVITED>;

export const ACCEPTANCE = z.strictObject({
  token: z.string().min(1).max(200),
  password: z.string().max(1_024),
});
export type Acceptance = z.infer<typeof ACCEPTANCE>;
