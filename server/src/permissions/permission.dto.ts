import { GRANT_SCHEMA } from '@ringfence/rules';
import { z } from 'zod';
import { DECISION } from '../decisions/decision.dto.js';
import { REQUEST_STATUSES } from '../permission-requests/permission-request.dto.js';
import { REFERENCE } from '../subjects/references.js';

const INSTANT = z.iso.datetime({ offset: true });

/** What a permission is worth now; `unknown`: what is on record does not tell. */
export const PERMISSION_STATES = [
  'none',
  'temporary',
  'permanent',
  'expired',
  'revoked',
  'unknown',
  'erased',
] as const;
export type PermissionState = (typeof PERMISSION_STATES)[number];

/** What permissions are listed by: `granted` is either kind, `expiring` ends within two days, `none` is known without one. */
export const LISTED_STATES = [
  'all',
  'granted',
  'temporary',
  'permanent',
  'expiring',
  'expired',
  'revoked',
  'none',
] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** A business number, E.164 with `+`, or the reference of one. */
export const NUMBER_OR_REFERENCE = z
  .string()
  // A `+` that was not escaped arrives as a space.
  .refine((text) => /^[+ ]\d{7,15}$/.test(text) || REFERENCE.test(text), 'not-e164')
  .transform((text) => text.replace(/^ /, '+'));

export const PERMISSIONS_QUERY = z.strictObject({
  businessNumber: NUMBER_OR_REFERENCE.optional(),
  state: z.enum(LISTED_STATES).default('all'),
  after: z
    .string()
    .regex(/^-?\d{1,16}\.\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type PermissionsQuery = z.infer<typeof PERMISSIONS_QUERY>;

/** One user's permission for one business number. */
export const PERMISSION = z.object({
  businessNumber: z.string(),
  /** Under both names, as far as they are known; none of them once the user was erased. */
  user: z.object({ waId: z.string().optional(), bsuid: z.string().optional() }),
  references: z.object({ businessNumber: z.string(), user: z.string() }),
  state: z.enum(PERMISSION_STATES),
  /** What is on record of it; null: nothing. */
  grant: GRANT_SCHEMA.nullable(),
  /** When a temporary one is over, whatever ends it first. */
  endsAt: INSTANT.optional(),
  /** When it was given or taken back, or the user was last heard of without one; null: not told. */
  changedAt: INSTANT.nullable(),
});
export type Permission = z.infer<typeof PERMISSION>;

export const PERMISSION_PAGE = z.object({
  items: z.array(PERMISSION),
  /** Also where the page is not full: there may be more, further on. */
  next: z.string().optional(),
  /** The registered ones, to narrow the list to. */
  businessNumbers: z.array(z.object({ number: z.string(), reference: z.string() })),
});
export type PermissionPage = z.infer<typeof PERMISSION_PAGE>;

/** Whom to find: as people write a number, a business-scoped id or a reference; or by the references of before. */
export const FIND_PERMISSIONS = z
  .strictObject({
    text: z.string().trim().min(1).max(256).optional(),
    users: z.array(z.string().regex(REFERENCE, 'not-a-reference')).min(1).max(50).optional(),
  })
  .refine(({ text, users }) => (text === undefined) !== (users === undefined), {
    error: 'one-name',
    path: ['text'],
  });
export type FindPermissionsBody = z.infer<typeof FIND_PERMISSIONS>;

export const FOUND_PERMISSIONS = z.object({
  /** Whoever may be meant, whether anything is on record or not; several where a number is written without its country. */
  users: z.array(
    z.object({
      reference: z.string(),
      /** How the text was read, digits without `+`; absent: it was no number. */
      waId: z.string().optional(),
      /** When the user was erased; null: never, or somebody new since. */
      erasedAt: INSTANT.nullable(),
    }),
  ),
  /** One for each business number that knows one of them. */
  items: z.array(PERMISSION),
});
export type FoundPermissions = z.infer<typeof FOUND_PERMISSIONS>;

/** A figure in force, with the count that it limits. */
export const PERMISSION_LIMIT = z.object({
  /** The parameter. */
  key: z.string(),
  max: z.number(),
  /** Undefined: not known. */
  used: z.number().optional(),
  /** When the count goes down by itself next. */
  freesAt: INSTANT.optional(),
  clause: z.string().optional(),
  /** The text the figure is taken from. */
  source: z.string(),
  /** First day in force, `YYYY-MM-DD`; absent: always. */
  from: z.string().optional(),
  /** The provider whose overlay it is; absent: the platform's own. */
  provider: z.string().optional(),
});
export type PermissionLimit = z.infer<typeof PERMISSION_LIMIT>;

/** What the platform itself said. */
export const PLATFORM_SAID = z.object({
  status: z.enum(['none', 'temporary', 'permanent']),
  expiresAt: INSTANT.optional(),
  /** Whether it would let the business call, by all its limits. */
  mayCall: z.boolean(),
  connectedCalls: z.number().optional(),
  /** How many it lets be connected in the window, by its own limit. */
  mostCalls: z.number().optional(),
  /** The window is used up. */
  usedUp: z.object({ until: INSTANT.optional() }).optional(),
  askedAt: INSTANT,
  /** Too old to count. */
  stale: z.boolean(),
});
export type PlatformSaid = z.infer<typeof PLATFORM_SAID>;

const GRANT_EVENT = z.object({
  kind: z.literal('permission'),
  at: INSTANT,
  type: z.enum(['granted', 'revoked', 'refused']),
  granted: z.enum(['temporary', 'permanent']).optional(),
  expiresAt: INSTANT.optional(),
  source: z.string().optional(),
});
const CALL_EVENT = z.object({
  kind: z.literal('call'),
  at: INSTANT,
  /** Reference of the call. */
  call: z.string(),
  initiator: z.enum(['user', 'business']),
  connectedAt: INSTANT.optional(),
  unansweredAt: INSTANT.optional(),
  endedAt: INSTANT.optional(),
});
const DECISION_EVENT = z.object({
  kind: z.literal('decision'),
  at: INSTANT,
  decisionId: z.string(),
  effect: z.enum(['permit', 'deny']),
  action: z.string(),
  reasons: z.array(z.string()),
});
const REQUEST_EVENT = z.object({
  kind: z.literal('request'),
  at: INSTANT,
  /** Id of the request. */
  request: z.string(),
  status: z.enum(REQUEST_STATUSES),
  platform: z.string(),
  /** The platform's own code, where it refused. */
  code: z.string().optional(),
});
export const TIMELINE_ENTRY = z.discriminatedUnion('kind', [
  GRANT_EVENT,
  CALL_EVENT,
  DECISION_EVENT,
  REQUEST_EVENT,
]);
export type TimelineEntry = z.infer<typeof TIMELINE_ENTRY>;

const { effect, reasons, retryAt, requestable, policy } = DECISION.shape;

export const SHOWN_PERMISSION = z.object({
  ...PERMISSION.shape,
  /** When all of this was so. */
  at: INSTANT,
  provider: z.string().nullable(),
  /** When the user was erased; null: never, or somebody new since. */
  erasedAt: INSTANT.nullable(),
  /** What would be said to a call by the business now, from an endpoint that reaches no phone; null: nobody to call, or no policy. */
  callNow: z.object({ effect, reasons, retryAt, requestable, policy }).nullable(),
  limits: z.array(PERMISSION_LIMIT),
  /** Unanswered calls in a row after which the platform warns the user; null: not known. */
  nudgeAt: z.number().nullable(),
  /** Null: the platform of the number is not asked. */
  platform: z.object({ said: PLATFORM_SAID.nullable() }).nullable(),
  /** Newest first; the oldest may be cut off. */
  timeline: z.array(TIMELINE_ENTRY),
  /** There is more on record than is shown. */
  timelineIsCut: z.boolean(),
});
export type ShownPermission = z.infer<typeof SHOWN_PERMISSION>;

export const PERMISSION_PATH = {
  businessNumber: NUMBER_OR_REFERENCE,
  user: z.string().regex(REFERENCE, 'not-a-reference'),
};
