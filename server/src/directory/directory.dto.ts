import {
  BUSINESS_NUMBER_SCHEMA,
  ENDPOINT_EVIDENCE_SCHEMA,
  ENDPOINT_SCHEMA,
} from '@ringfence/rules';
import { z } from 'zod';

/** Where a platform's route leads, or who calls out through it (contract, section 4). */
export const ROUTE = z.union([
  z.strictObject({ initiator: z.literal('user'), endpoint: ENDPOINT_SCHEMA.optional() }),
  z.strictObject({
    initiator: z.literal('business'),
    businessNumber: z.string().regex(/^\+\d{7,15}$/, 'not-e164'),
    endpoint: ENDPOINT_SCHEMA,
  }),
]);
export type Route = z.infer<typeof ROUTE>;

export const DIRECTORY = z.object({
  businessNumbers: z.array(
    z.intersection(BUSINESS_NUMBER_SCHEMA, z.object({ number: z.string() })),
  ),
  endpoints: z.array(
    z.intersection(ENDPOINT_EVIDENCE_SCHEMA, z.object({ kind: z.string(), id: z.string() })),
  ),
  routes: z.array(
    z.object({
      platform: z.string(),
      routeId: z.string(),
      initiator: z.enum(['user', 'business']),
      endpoint: ENDPOINT_SCHEMA.optional(),
      businessNumber: z.string().optional(),
    }),
  ),
});
export type DirectoryView = z.infer<typeof DIRECTORY>;

export const EVIDENCE_QUERY = z.strictObject({
  businessNumber: z.string().regex(/^\+\d{7,15}$/, 'not-e164'),
  waId: z
    .string()
    .regex(/^\d{7,15}$/, 'not-wa-id')
    .optional(),
  bsuid: z.string().min(1).optional(),
});
export type EvidenceQuery = z.infer<typeof EVIDENCE_QUERY>;
