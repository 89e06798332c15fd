import { isInstant } from '@ringfence/rules';
import { z } from 'zod';
import { SCOPES } from './access.js';
import { PERSON_REF } from './person-ref.dto.js';
import { REASON } from './reason.dto.js';

export const KEY_STATES = ['active', 'expired', 'revoked'] as const;

export const MACHINE_KEY = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  state: z.enum(KEY_STATES),
  createdAt: z.string(),
  /** null: the product's settings brought it. */
  createdBy: PERSON_REF.nullable(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export type MachineKeyView = z.infer<typeof MACHINE_KEY>;

export const MACHINE_KEYS = z.object({ items: z.array(MACHINE_KEY) });

export const NEW_MACHINE_KEY = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .max(SCOPES.length)
    .transform((given) => SCOPES.filter((scope) => given.includes(scope))),
  expiresAt: z.string().refine(isInstant, { error: 'bad-instant' }).optional(),
  reason: REASON.optional(),
});
export type NewMachineKey = z.infer<typeof NEW_MACHINE_KEY>;

/** The key itself is shown here and never again. */
export const MADE_MACHINE_KEY = z.object({ ...MACHINE_KEY.shape, key: z.string() });
export type MadeMachineKey = z.infer<typeof MADE_MACHINE_KEY>;
