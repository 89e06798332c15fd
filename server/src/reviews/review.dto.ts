import { z } from 'zod';
import { REASON } from '../identity/reason.dto.js';
import { DIGEST } from '../policy/digest.dto.js';
import { PERSON_REF } from '../identity/person-ref.dto.js';
import { GATES } from './gates.js';

/** A verdict names the digest that was read: of other bytes it says nothing. */
export const VERDICT = z.strictObject({ digest: DIGEST, reason: REASON });
export type Verdict = z.infer<typeof VERDICT>;

/** What a submit froze. */
export const SUBMITTED = z.object({ digest: z.string(), version: z.int() });
export type Submitted = z.infer<typeof SUBMITTED>;

/** RFC 6901, into the draft's policy. */
const POINTER = z
  .string()
  .max(1_000)
  .regex(/^(\/.*)?$/s);

export const NEW_COMMENT = z.strictObject({
  text: z.string().trim().min(1).max(4_000),
  /** What of the policy it is about. */
  at: POINTER.optional(),
});
export type NewComment = z.infer<typeof NEW_COMMENT>;

export const COMMENT = z.object({
  id: z.string(),
  person: PERSON_REF,
  at: z.iso.datetime({ offset: true }),
  pointer: z.string().nullable(),
  text: z.string(),
});
export type Comment = z.infer<typeof COMMENT>;

export const COMMENTS = z.object({ items: z.array(COMMENT) });

export const DRAFT_CHECKS = z.object({
  checks: z.array(
    z.object({
      gate: z.enum(GATES),
      ok: z.boolean(),
      /** Still being worked out: ask again. */
      running: z.boolean().optional(),
      problems: z.array(z.object({ at: z.string(), code: z.string(), message: z.string() })),
      /** Of the gate `proofs`. */
      proofs: z
        .object({
          /** Digest of the policy's canonical bytes. */
          policy: z.string(),
          /** Mandatory properties that are not proved. */
          unproved: z.array(
            z.object({
              property: z.string(),
              title: z.object({ en: z.string(), ja: z.string() }),
              verdict: z.enum(['refuted', 'unknown']),
              /** Whether two people may sign for it. */
              overridable: z.boolean(),
              /** Digest of the call that breaks it. */
              witness: z.string().nullable(),
              at: z.string(),
              /** What the call is, or why nothing could be shown. */
              detail: z.object({ en: z.string(), ja: z.string() }),
            }),
          ),
          signatures: z.array(
            z.object({
              property: z.string(),
              person: PERSON_REF,
              at: z.string(),
              reason: z.string(),
            }),
          ),
          /** Ids of those that two people signed for. */
          overridden: z.array(z.string()),
        })
        .optional(),
    }),
  ),
});
