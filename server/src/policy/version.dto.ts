import { z } from 'zod';
import { PERSON_REF } from '../identity/person-ref.dto.js';

/** What became of a version: `withdrawn` was under review, and is not any more. */
export const VERSION_STATES = ['submitted', 'approved', 'live', 'superseded', 'withdrawn'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** An immutable version as lists show it. */
export const VERSION_SUMMARY = z.object({
  version: z.int(),
  digest: z.string(),
  createdAt: z.string(),
  /** Who submitted it; null: it came with the product. */
  createdBy: PERSON_REF.nullable(),
  /** The version its draft began from; null: it came with the product. */
  base: z.int().nullable(),
  state: z.enum(VERSION_STATES),
  live: z.boolean(),
  /** When it went live last; null: it never did. */
  promotedAt: z.string().nullable(),
  /** The draft it was last submitted from. */
  draft: z.string().nullable(),
});
export type VersionSummary = z.infer<typeof VERSION_SUMMARY>;
