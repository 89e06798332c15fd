import * as z from 'zod';
import { ACTIONS, type CallAttempt, type Leg } from '../model/call-attempt.js';
import type { Endpoint } from '../model/endpoint.js';
import type { BusinessNumber, EndpointEvidence, Evidence } from '../model/evidence.js';
import type { Grant } from '../model/grant.js';
import type { TestCase } from '../model/test-case.js';
import { isInstant } from './instant.js';

/*
 * Messages of the schemas are problem codes; `schema-problems.ts` turns them into sentences.
 */

/** Longest string of any field that has no limit of its own (I1). */
const TEXT_MAX = 4096;
const ADDRESS_MAX = 256;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const name = z.string().min(1).max(TEXT_MAX);
const instant = z.string().refine(isInstant, { error: 'bad-instant' });
const count = z.number().min(0);

/** An endpoint. Any kind is well formed, also one nobody knows, and so is any address of up to 256 characters. */
export const ENDPOINT_SCHEMA: z.ZodType<Endpoint> = z.strictObject({
  kind: name,
  id: name.exactOptional(),
  address: z.string().min(1).max(ADDRESS_MAX).exactOptional(),
});

/** A leg of the call. */
export const LEG_SCHEMA: z.ZodType<Leg> = z.strictObject({
  id: name,
  role: z.enum(['origin', 'destination', 'participant']),
  endpoint: ENDPOINT_SCHEMA,
});

/** Contract section 1; that the user has at least one of the two names is checked beside it. */
export const CALL_ATTEMPT_SCHEMA: z.ZodType<CallAttempt> = z.strictObject({
  attemptId: z.string().min(1).max(128),
  callId: name.exactOptional(),
  action: z.enum(ACTIONS),
  initiator: z.enum(['user', 'business']),
  businessNumber: z.string().regex(/^\+\d{7,15}$/, { error: 'not-e164' }),
  user: z.strictObject({
    waId: z
      .string()
      .regex(/^\d{7,15}$/, { error: 'not-wa-id' })
      .exactOptional(),
    bsuid: name.exactOptional(),
  }),
  legs: z.array(LEG_SCHEMA).min(1).max(32),
  target: ENDPOINT_SCHEMA.exactOptional(),
  joins: z.array(name).max(32).exactOptional(),
  via: z.array(name).max(1000).exactOptional(),
  context: z
    .record(
      z
        .string()
        .min(1)
        .max(128)
        .refine((key) => !FORBIDDEN_KEYS.has(key), { error: 'forbidden-key' }),
      z.union([z.string().max(TEXT_MAX), z.number(), z.boolean()]),
    )
    .exactOptional(),
});

/** Contract section 2: a business number as the directory holds it. Texts are read when facts are derived, not here. */
export const BUSINESS_NUMBER_SCHEMA: z.ZodType<BusinessNumber> = z.strictObject({
  country: z.string().exactOptional(),
  provider: name.exactOptional(),
  callingEnabled: z.boolean().exactOptional(),
  messagingLimit: count.exactOptional(),
  sandbox: z.boolean().exactOptional(),
  callbackPermission: z.boolean().exactOptional(),
  destinations: z.array(ENDPOINT_SCHEMA).max(1000).exactOptional(),
  callHours: z
    .strictObject({
      timeZone: z.string().exactOptional(),
      weekly: z
        .array(
          z.strictObject({
            day: z.enum(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']).exactOptional(),
            open: z.string().exactOptional(),
            close: z.string().exactOptional(),
          }),
        )
        .max(1000)
        .exactOptional(),
      holidays: z
        .array(
          z.strictObject({
            date: z.string().exactOptional(),
            open: z.string().exactOptional(),
            close: z.string().exactOptional(),
          }),
        )
        .max(1000)
        .exactOptional(),
      holidayMeans: z.enum(['closed', 'open']).exactOptional(),
    })
    .exactOptional(),
  restrictions: z
    .array(z.strictObject({ type: z.string().exactOptional(), until: instant.exactOptional() }))
    .max(1000)
    .exactOptional(),
});

/** Contract section 2: what the directory knows of an endpoint. */
export const ENDPOINT_EVIDENCE_SCHEMA: z.ZodType<EndpointEvidence> = z.strictObject({
  pstnReachability: z.enum(['none', 'possible', 'unknown']).exactOptional(),
  attestedBy: z.string().exactOptional(),
  attestedUntil: instant.exactOptional(),
  callerOrigin: z.enum(['internal', 'pstn', 'unknown']).exactOptional(),
});

/** Contract section 2: a user's grant. */
export const GRANT_SCHEMA: z.ZodType<Grant> = z.strictObject({
  kind: z.enum(['temporary', 'permanent']).exactOptional(),
  grantedAt: instant.exactOptional(),
  expiresAt: instant.exactOptional(),
  revokedAt: instant.exactOptional(),
  source: z.string().exactOptional(),
  confirmedAt: instant.exactOptional(),
});

/** Contract section 2. Only a wrong type is refused: what is absent is unknown. */
export const EVIDENCE_SCHEMA: z.ZodType<Evidence> = z.strictObject({
  businessNumber: BUSINESS_NUMBER_SCHEMA.exactOptional(),
  grant: GRANT_SCHEMA.nullable().exactOptional(),
  linkedUser: z
    .strictObject({ waId: z.string().regex(/^\d{7,15}$/, { error: 'not-wa-id' }) })
    .exactOptional(),
  usage: z
    .strictObject({
      connectedCalls24h: count.exactOptional(),
      nextConnectedSlotAt: instant.exactOptional(),
      unansweredInARow: count.exactOptional(),
      activeCallsOfPair: count.exactOptional(),
      concurrentCalls: count.exactOptional(),
      initiations24h: count.exactOptional(),
    })
    .exactOptional(),
  knownLegs: z.array(LEG_SCHEMA).max(1000).exactOptional(),
  endpoints: z.record(z.string(), ENDPOINT_EVIDENCE_SCHEMA).exactOptional(),
});

/** Contract section 4, the bench: a case without a name is named after its attempt. */
export const TEST_CASE_SCHEMA: z.ZodType<Omit<TestCase, 'name'> & { name?: string }> =
  z.strictObject({
    name: name.exactOptional(),
    attempt: CALL_ATTEMPT_SCHEMA,
    evidence: EVIDENCE_SCHEMA,
    now: instant,
    expect: z
      .strictObject({
        effect: z.enum(['permit', 'deny']),
        scenario: z.string().nullable().exactOptional(),
        reasons: z.array(z.string()).max(1000).exactOptional(),
        retryAt: instant.exactOptional(),
      })
      .exactOptional(),
  });
