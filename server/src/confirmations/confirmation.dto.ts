import { z } from 'zod';
import { PERSON_REF } from '../identity/person-ref.dto.js';
import { REASON } from '../identity/reason.dto.js';

/** Changes that may wait at once. */
export const MOST_PENDING = 1_000;

/** Changes that take effect when a second person confirms them. */
export const CONFIRMATION_KINDS = [
  'attestation',
  'restriction-lifted',
  'role-grant',
  'approvals-lowered',
] as const;
export type ConfirmationKind = (typeof CONFIRMATION_KINDS)[number];

export const CONFIRMATION = z.object({
  id: z.string(),
  kind: z.enum(CONFIRMATION_KINDS),
  /** What it is about, as the ledger names it. */
  object: z.string(),
  summary: z.object({ en: z.string(), ja: z.string() }),
  reason: z.string().nullable(),
  /** Whose mailbox gets a role: told to who may confirm it, since a name is quickly made up. */
  email: z.string().optional(),
  /** A person, or the machine key that proposed it. */
  proposedBy: z.object({ ...PERSON_REF.shape, kind: z.enum(['person', 'machine']) }),
  /** The import it came in, with whatever else waits of it. */
  import: z.string().optional(),
  proposedAt: z.string(),
  expiresAt: z.string(),
  /** Whether whoever asks may confirm it. */
  may: z.boolean(),
  /** Whether whoever asks may make it their own, since nobody stands behind it. */
  mayTakeUp: z.boolean(),
});
export type ConfirmationView = z.infer<typeof CONFIRMATION>;

export const CONFIRMATIONS = z.object({ items: z.array(CONFIRMATION) });

/** The answer to who proposes: nothing has changed yet. */
export const PROPOSED = z.object({ confirmation: z.string() });
export type Proposed = z.infer<typeof PROPOSED>;

export const CONFIRMATION_ANSWER = z.strictObject({ reason: REASON.optional() });
export type ConfirmationAnswer = z.infer<typeof CONFIRMATION_ANSWER>;

/** What somebody saw waiting of one import, and settles together. */
export const IMPORT_ANSWER = z.strictObject({
  ids: z.array(z.string()).min(1).max(MOST_PENDING),
  reason: REASON.optional(),
});
export type ImportAnswer = z.infer<typeof IMPORT_ANSWER>;

export const SETTLED = z.object({
  id: z.string(),
  kind: z.enum(CONFIRMATION_KINDS),
  state: z.enum(['confirmed', 'refused', 'taken-up']),
});
export type Settled = z.infer<typeof SETTLED>;

export const SETTLED_IMPORT = z.object({
  id: z.string(),
  state: SETTLED.shape.state,
  /** How many changes were settled. */
  changes: z.number().int(),
});
export type SettledImport = z.infer<typeof SETTLED_IMPORT>;
