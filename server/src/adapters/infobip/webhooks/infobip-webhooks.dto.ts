import { z } from 'zod';

/** Inbound messages, as far as anything is read; whatever else is in them is taken too. */
export const INFOBIP_MESSAGES = z.looseObject({
  results: z.array(z.looseObject({ messageId: z.string().optional() })).optional(),
});

/** An event of the Calls API, as far as anything is read; whatever else is in it is taken too. */
export const INFOBIP_CALL_EVENT = z.looseObject({
  type: z.string().optional(),
  timestamp: z.string().optional(),
  properties: z.looseObject({}).optional(),
});
