import { z } from 'zod';

/** How Meta asks whether the address is the business's own; what else it sends is ignored. */
export const WEBHOOK_CHALLENGE = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string().min(1).max(1024),
  'hub.challenge': z.string().min(1).max(1024),
});

/** A webhook of Meta's, as far as anything is read; whatever else is in it is taken too. */
export const META_WEBHOOK = z.looseObject({
  object: z.string().optional(),
  entry: z
    .array(
      z.looseObject({
        id: z.string().optional(),
        changes: z.array(z.looseObject({ field: z.string().optional() })).optional(),
      }),
    )
    .optional(),
});
