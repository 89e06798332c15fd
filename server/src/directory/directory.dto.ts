import {
  BUSINESS_NUMBER_SCHEMA,
  ENDPOINT_EVIDENCE_SCHEMA,
  ENDPOINT_SCHEMA,
  type BusinessNumber,
  type Endpoint,
  type EndpointEvidence,
} from '@ringfence/rules';
import { z } from 'zod';

/**
 * A business number as it is put in: evidence may lack any field, but a restriction nobody can name can never be lifted.
 */
export const REGISTERED_NUMBER: z.ZodType<BusinessNumber> = BUSINESS_NUMBER_SCHEMA.superRefine(
  ({ restrictions = [] }, context) => {
    restrictions.forEach(({ type }, index) => {
      if (type !== undefined) return;
      context.addIssue({
        code: 'invalid_type',
        expected: 'string',
        input: undefined,
        path: ['restrictions', index, 'type'],
        message: 'missing-field',
      });
    });
  },
);

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

/** Everything the directory holds, each entry with the name it is registered under. */
export interface DirectoryView {
  businessNumbers: (BusinessNumber & { number: string })[];
  endpoints: (EndpointEvidence & { kind: string; id: string })[];
  routes: {
    platform: string;
    routeId: string;
    initiator: 'user' | 'business';
    endpoint?: Endpoint | undefined;
    businessNumber?: string | undefined;
  }[];
}

/** The directory, with what stands for its numbers in addresses; beside the entries, so that each can be put back as it was read. */
export interface AddressedDirectory extends DirectoryView {
  /** By number. */
  references: Record<string, string>;
  /** How long before its end an attestation is told of. */
  attestationReminderDays: number;
}

/** What a file of the directory holds. */
export const DIRECTORY_ENTRIES = z.object({
  businessNumbers: z.array(named(BUSINESS_NUMBER_SCHEMA, { number: z.string() })),
  endpoints: z.array(named(ENDPOINT_EVIDENCE_SCHEMA, { kind: z.string(), id: z.string() })),
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

export const DIRECTORY = DIRECTORY_ENTRIES.extend({
  references: z.record(z.string(), z.string()),
  attestationReminderDays: z.number().int(),
});

/** An entry with its name: one closed object, since two closed ones can never hold for the same value. */
function named(entry: z.ZodType, name: z.ZodRawShape): z.ZodType {
  return (entry as z.ZodObject).extend(name);
}

export const EVIDENCE_QUERY = z.strictObject({
  businessNumber: z.string().regex(/^\+\d{7,15}$/, 'not-e164'),
  waId: z
    .string()
    .regex(/^\d{7,15}$/, 'not-wa-id')
    .optional(),
  bsuid: z.string().min(1).optional(),
});
export type EvidenceQuery = z.infer<typeof EVIDENCE_QUERY>;
