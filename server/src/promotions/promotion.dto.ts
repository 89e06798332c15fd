import { z } from 'zod';
import { REASON } from '../identity/reason.dto.js';
import { DIGEST } from '../policy/digest.dto.js';
import { PERSON_REF } from '../identity/person-ref.dto.js';

const INSTANT = z.iso.datetime({ offset: true });

export const PROMOTE = z.strictObject({
  digest: DIGEST,
  reason: REASON,
  /** When it goes live, up to 90 days ahead; absent: now. */
  at: INSTANT.optional(),
});
export type PromoteBody = z.infer<typeof PROMOTE>;

export const ROLL_BACK = z.strictObject({
  /** The version that was live just before. */
  digest: DIGEST,
  reason: REASON,
});
export type RollBackBody = z.infer<typeof ROLL_BACK>;

/** A policy that went live. */
export const PROMOTED = z.object({
  sequence: z.int(),
  version: z.int(),
  digest: z.string(),
  liveSince: z.string(),
});
export type Promoted = z.infer<typeof PROMOTED>;

/** A promotion that waits for its instant. */
export const SCHEDULED = z.object({ id: z.string(), at: z.string() });
export type Scheduled = z.infer<typeof SCHEDULED>;

export const PROMOTIONS = z.object({
  /** The newest first. */
  items: z.array(
    z.object({
      sequence: z.int(),
      kind: z.enum(['promotion', 'rollback', 'first']),
      version: z.int(),
      digest: z.string(),
      at: z.string(),
      /** Null: the product itself, at the first start. */
      by: PERSON_REF.nullable(),
      reason: z.string(),
      approvals: z.array(z.object({ person: PERSON_REF, at: z.string() })),
      /** Digest of the certificate of what was proved of it; null: it went live without one. */
      certificate: z.string().nullable(),
      /** Of its act in the ledger; null: from before there were acts. */
      logIndex: z.int().nullable(),
    }),
  ),
  /** Those that wait, the next one first. */
  scheduled: z.array(
    z.object({
      id: z.string(),
      /** The draft that holds these bytes; null: none does any more. */
      draft: z.string().nullable(),
      digest: z.string(),
      at: z.string(),
      by: PERSON_REF,
      reason: z.string(),
    }),
  ),
});
export type Promotions = z.infer<typeof PROMOTIONS>;
