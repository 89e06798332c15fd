import { z } from 'zod';

/** Why somebody does what they do; goes on record. */
export const REASON = z.string().trim().min(1).max(500);

/** Digest of a policy. */
export const DIGEST = z.string().regex(/^sha256:[0-9a-f]{64}$/);
