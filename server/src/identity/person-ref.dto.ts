import { z } from 'zod';

/** A person as others see one. */
export const PERSON_REF = z.object({ id: z.string(), name: z.string() });
export type PersonRef = z.infer<typeof PERSON_REF>;
