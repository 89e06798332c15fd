import { z } from 'zod';
import { UNMATCHED_REASONS } from './platform-event.js';

export const UNMATCHED_QUERY = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,9}$/)
    .default('50')
    .transform((limit) => Math.min(Math.max(Number(limit), 1), 500)),
  /** Only of this platform, such as `meta`. */
  platform: z.string().min(1).max(64).optional(),
});
export type UnmatchedQuery = z.infer<typeof UNMATCHED_QUERY>;

/** Something a platform told that had no effect. */
export const UNMATCHED_EVENT = z.object({
  reference: z.string(),
  platform: z.string(),
  reason: z.enum(UNMATCHED_REASONS),
  /** What the platform calls it. */
  name: z.string(),
  /** Null: the platform did not say, or not readably. */
  occurredAt: z.string().nullable(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  /** How often the platform told of it. */
  times: z.int(),
  /** E.164 with `+`; null: none was told, or it was erased. */
  businessNumber: z.string().nullable(),
  /** What it was made of, without values that could tell of people. */
  shape: z.unknown(),
});
export type UnmatchedEventView = z.infer<typeof UNMATCHED_EVENT>;

export const UNMATCHED_PAGE = z.object({
  items: z.array(UNMATCHED_EVENT),
  next: z.string().optional(),
});
export type UnmatchedPage = z.infer<typeof UNMATCHED_PAGE>;
