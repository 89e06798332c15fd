import { z } from 'zod';

const INSTANT = z.iso.datetime({ offset: true });
const INDEX = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** A place in the log: the index of an entry, or an instant. */
export const PLACE = z.union([
  INDEX.transform((index) => ({ index })),
  INSTANT.transform((at) => ({ at: Date.parse(at) })),
]);
export type Place = z.infer<typeof PLACE>;

/** A part of the log, `from` included and `to` not; without either all of it. */
export const LOG_RANGE = z.strictObject({ from: PLACE.optional(), to: PLACE.optional() });
export type LogRange = z.infer<typeof LOG_RANGE>;

const NOUN_AND_VERB = /^[a-z][a-z-]{0,39}(\.[a-z][a-z-]{0,39})?$/;

/** What entries are searched by. */
export const ENTRY_FILTER = z.strictObject({
  ...LOG_RANGE.shape,
  kind: z.enum(['decision', 'act', 'gap']).optional(),
  /** `draft.submit`, or `draft` for all that is done to drafts. */
  action: z.string().regex(NOUN_AND_VERB).optional(),
  /** Id of a person or of a machine key. */
  actor: z.string().min(1).max(200).optional(),
  /** `draft/01J…`, or `draft` for all drafts. */
  object: z.string().min(1).max(300).optional(),
  after: INDEX.optional(),
  limit: z
    .string()
    .regex(/^\d{1,9}$/)
    .default('50')
    .transform((limit) => Math.min(Math.max(Number(limit), 1), 500)),
});
export type EntryFilter = z.infer<typeof ENTRY_FILTER>;

export const ENTRY_PLACE = z.strictObject({ index: INDEX });
export const CHECKPOINT_QUERY = z.strictObject({ size: INDEX.optional() });
export const INCLUSION_QUERY = z.strictObject({ index: INDEX, size: INDEX.optional() });
export const CONSISTENCY_QUERY = z.strictObject({ from: INDEX, to: INDEX });

/** Hashes are Base64 on the wire. */
const HASH = z.string();

export const AUDIT_ENTRY = z.object({
  index: z.int(),
  at: INSTANT,
  kind: z.string(),
  /** Hash of the leaf as it is stored. */
  leafHash: HASH,
  /** The entry; its canonical JSON (RFC 8785) is what was hashed. */
  leaf: z.record(z.string(), z.unknown()),
  /** Name of whoever acted, as it is now. */
  actorName: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AUDIT_ENTRY>;

export const AUDIT_PAGE = z.object({
  items: z.array(AUDIT_ENTRY),
  next: z.string().optional(),
  total: z.int(),
});
export type AuditPage = z.infer<typeof AUDIT_PAGE>;

/** That an entry is in the log (RFC 9162, 2.1.3). */
export const INCLUSION_PROOF = z.object({
  index: z.int(),
  size: z.int(),
  /** Hash of the leaf as it was signed. */
  leafHash: HASH,
  path: z.array(HASH),
  /** Signed note over the tree of that size. */
  checkpoint: z.string(),
});
export type InclusionProof = z.infer<typeof INCLUSION_PROOF>;

/** An entry with what proves it: a receipt to keep. */
export const AUDIT_RECEIPT = z.object({
  ...AUDIT_ENTRY.shape,
  /** Null: no checkpoint covers the entry yet; one will within a second. */
  proof: INCLUSION_PROOF.nullable(),
});
export type AuditReceipt = z.infer<typeof AUDIT_RECEIPT>;

/** That the log of `to` entries begins with the log of `from` entries (RFC 9162, 2.1.4). */
export const CONSISTENCY_PROOF = z.object({
  from: z.int(),
  to: z.int(),
  path: z.array(HASH),
});
export type ConsistencyProof = z.infer<typeof CONSISTENCY_PROOF>;

export const LEDGER_CHECKPOINT = z.object({
  origin: z.string(),
  size: z.int(),
  root: HASH,
  at: INSTANT,
  note: z.string(),
  /** The 32 bytes of the log's Ed25519 key, in Base64. */
  publicKey: z.string(),
  verification: z.object({
    state: z.enum(['verifying', 'intact', 'tampered']),
    checkedTo: z.int(),
    firstBad: z.int().optional(),
    what: z.string().optional(),
  }),
});
export type LedgerCheckpoint = z.infer<typeof LEDGER_CHECKPOINT>;
