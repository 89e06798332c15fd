import { z } from 'zod';
import { REASON } from '../identity/reason.dto.js';

const NUMBER = z
  .string()
  .regex(/^\+?\d{7,15}$/, 'not-e164')
  .optional();
const BSUID = z.string().min(1).max(256).optional();

function hasOneName({ number, bsuid }: { number?: string; bsuid?: string }): boolean {
  return (number === undefined) !== (bsuid === undefined);
}

/** Whom to find: by number, with or without `+`, or by business-scoped id. */
export const FIND_REFERENCES = z
  .strictObject({ number: NUMBER, bsuid: BSUID })
  .refine(hasOneName, { error: 'one-name', path: ['number'] });
export type FindReferencesBody = z.infer<typeof FIND_REFERENCES>;

/** One for each key, the current one first. */
export const FOUND_REFERENCES = z.object({ references: z.array(z.string()) });
export type FoundReferences = z.infer<typeof FOUND_REFERENCES>;

/** Whom to erase, and why. */
export const ERASE_SUBJECT = z
  .strictObject({ number: NUMBER, bsuid: BSUID, reason: REASON })
  .refine(hasOneName, { error: 'one-name', path: ['number'] });
export type EraseSubjectBody = z.infer<typeof ERASE_SUBJECT>;

export const ERASURE = z.object({
  /** Reference that stands for the person from now on. */
  subject: z.string(),
  /** Where the act stands in the log. */
  logIndex: z.int(),
});
export type Erasure = z.infer<typeof ERASURE>;
