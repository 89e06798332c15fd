import { TEST_CASE_SCHEMA } from '@ringfence/rules';
import { z } from 'zod';

const LOCALIZED = z.object({ en: z.string(), ja: z.string() });
const FACT_VALUE = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

/** The library's `WhyNot` as JSON. */
export const WHY_NOT = z.object({
  ways: z.array(
    z.object({
      changes: z.array(
        z.object({
          fact: z.string(),
          name: LOCALIZED,
          /** Null: it could not be learned. */
          from: FACT_VALUE,
          to: FACT_VALUE,
          by: z.enum(['business', 'time', 'nobody']),
          /** What is to be done, or why nothing can. */
          how: LOCALIZED,
          /** When time will have done it; absent: not known. */
          at: z.iso.datetime({ offset: true }).optional(),
        }),
      ),
      /** The call as it would be, permitted by the same version; about people who do not exist. */
      case: TEST_CASE_SCHEMA,
    }),
  ),
  complete: z.boolean(),
  why: LOCALIZED.optional(),
});
