import { SCENARIO_IDS } from '@ringfence/rules';
import { z } from 'zod';
import { UNMATCHED_REASONS } from '../platform-events/platform-event.js';

/** The message as the platform would send it. */
export const TRY_INTEGRATION = z.strictObject({ body: z.unknown() });
export type TryIntegration = z.infer<typeof TRY_INTEGRATION>;

/** What would become of one thing that the platform told. */
const TOLD_BY_TEST = z.object({
  outcome: z.enum(['applied', 'unmatched', 'ignored']),
  /** Null: it is of no concern to calls. */
  name: z.string().nullable(),
  reason: z.enum(UNMATCHED_REASONS).nullable(),
});
export type ToldByTest = z.infer<typeof TOLD_BY_TEST>;

/** What the platform would be answered now. Nothing of it is in effect: nobody may connect by it. */
export const INTEGRATION_TEST = z.object({
  test: z.literal(true),
  /** Of HTTP. */
  status: z.int(),
  /** Null: an answer without a body. */
  answer: z.unknown().nullable(),
  /** Null: it rests on none. */
  decision: z
    .object({
      effect: z.enum(['permit', 'deny']),
      scenario: z.enum(SCENARIO_IDS).nullable(),
      reasons: z.array(
        z.object({ code: z.string(), text: z.object({ en: z.string(), ja: z.string() }) }),
      ),
    })
    .nullable(),
  told: z.array(TOLD_BY_TEST),
});
export type IntegrationTest = z.infer<typeof INTEGRATION_TEST>;
