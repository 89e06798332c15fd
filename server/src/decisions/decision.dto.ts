import {
  ACTIONS,
  SCENARIO_IDS,
  type Action,
  type Decision,
  type UserIdentity,
} from '@ringfence/rules';
import { z } from 'zod';
import { DIGEST } from '../policy/digest.dto.js';
import { REFERENCE } from '../subjects/references.js';

const INSTANT = z.iso.datetime({ offset: true });
const LOCALIZED = z.object({ en: z.string(), ja: z.string() });
const ENDPOINT = z.object({
  kind: z.string(),
  id: z.string().optional(),
  address: z.string().optional(),
});

/** The answer to an attempt (contract, section 3). */
export const DECISION = z.object({
  decisionId: z.string(),
  attemptId: z.string(),
  effect: z.enum(['permit', 'deny']),
  scenario: z.enum(SCENARIO_IDS).nullable(),
  reasons: z.array(
    z.object({
      code: z.string(),
      rule: z.string().optional(),
      clause: z.string().optional(),
      fact: z.string().optional(),
      legs: z.array(z.string()).optional(),
      text: LOCALIZED,
    }),
  ),
  route: z.array(z.object({ endpoint: ENDPOINT, connectTimeoutSeconds: z.number().optional() })),
  obligations: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      properties: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  validUntil: INSTANT.optional(),
  retryAt: INSTANT.optional(),
  requestable: z.object({ kind: z.literal('call-permission') }).optional(),
  policy: z.object({ version: z.int(), digest: z.string() }),
  decidedAt: INSTANT,
  log: z.object({ index: z.int() }),
});

/** One decision as a row of a list: the answer, and what of the attempt tells it apart. */
export const DECISION_SUMMARY = z.object({
  ...DECISION.shape,
  action: z.enum(ACTIONS),
  businessNumber: z.string(),
  user: z.object({ waId: z.string().optional(), bsuid: z.string().optional() }),
  /** What it is found by instead of a number or an id. */
  references: z.object({
    businessNumber: z.string(),
    number: z.string().optional(),
    bsuid: z.string().optional(),
  }),
  /** Somebody it concerns was erased: what it rested on can never be read again. */
  erased: z.literal(true).optional(),
  /** Kind of the originating leg. */
  origin: z.string(),
  /** Kind of the leg asked for, or of the first step of the route; null: none. */
  target: z.string().nullable(),
  via: z.array(z.string()),
});
export interface DecisionSummary extends Decision {
  readonly action: Action;
  readonly businessNumber: string;
  readonly user: UserIdentity;
  readonly references: {
    readonly businessNumber: string;
    readonly number?: string;
    readonly bsuid?: string;
  };
  readonly erased?: true;
  readonly origin: string;
  readonly target: string | null;
  readonly via: readonly string[];
}

const COUNT = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** What decisions are searched by. */
export const DECISION_FILTER = z.strictObject({
  from: INSTANT.optional(),
  to: INSTANT.optional(),
  effect: z.enum(['permit', 'deny']).optional(),
  scenario: z.enum([...SCENARIO_IDS, 'none']).optional(),
  reason: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,79}$/)
    .optional(),
  number: z
    .string()
    // A `+` that was not escaped arrives as a space.
    .regex(/^[+ ]?\d{7,15}$/)
    .optional(),
  /** References of a person or a number, with commas between: one for each key. */
  subject: z
    .string()
    .max(512)
    .transform((text) => text.split(','))
    .refine((references) => references.every((one) => REFERENCE.test(one)), 'not-a-reference')
    .optional(),
  /** Number or digest of the policy version. */
  version: z.union([COUNT, DIGEST]).optional(),
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: COUNT.default(50).transform((limit) => Math.min(Math.max(limit, 1), 500)),
});
export type DecisionFilter = z.infer<typeof DECISION_FILTER>;

export const DECISION_PAGE = z.object({
  items: z.array(DECISION_SUMMARY),
  next: z.string().optional(),
  total: z.int(),
});
