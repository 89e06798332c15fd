import { z } from 'zod';

/** Digest of a policy's canonical bytes. */
export const DIGEST = z.string().regex(/^sha256:[0-9a-f]{64}$/);
