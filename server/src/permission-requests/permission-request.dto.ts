import { z } from 'zod';

const INSTANT = z.iso.datetime({ offset: true });

/** Whom to ask, by one name: a number without `+`, a business-scoped id, or the reference that stands for either. */
const USER = z
  .strictObject({
    waId: z
      .string()
      .regex(/^\d{7,15}$/, 'not-wa-id')
      .optional(),
    bsuid: z.string().min(1).max(256).optional(),
    reference: z
      .string()
      .regex(/^p[1-9]\d{0,5}\.[A-Za-z0-9_-]{22}$/, 'not-a-reference')
      .optional(),
  })
  .refine((names) => Object.values(names).filter((name) => name !== undefined).length === 1, {
    error: 'one-name',
    path: ['waId'],
  });

/** A business number and a user. */
const PAIR = {
  businessNumber: z.string().regex(/^\+\d{7,15}$/, 'not-e164'),
  user: USER,
};

/** The platform's own template that asks for the permission, by the name it was approved under. */
const TEMPLATE = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'not-a-template-name'),
  /** Such as `en` or `pt_BR`. */
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,4})?$/, 'not-a-language'),
  /** What takes the places of the body's variables, in their order. */
  parameters: z.array(z.string().min(1).max(1024)).max(20).optional(),
});

const MESSAGE = {
  /** What is said beside the question, free form: the platform delivers it within the 24 hours after the user's last message or call alone. */
  text: z.string().trim().min(1).max(1024).optional(),
  template: TEMPLATE.optional(),
};
const isOneMessage = ({ text, template }: { text?: unknown; template?: unknown }): boolean =>
  text === undefined || template === undefined;
const ONE_MESSAGE = { error: 'text-or-template', path: ['text'] };

/** How the user is asked: in a text of one's own, by a template, or by the platform's question alone. */
export const REQUEST_MESSAGE = z.strictObject(MESSAGE).refine(isOneMessage, ONE_MESSAGE);

export const NEW_PERMISSION_REQUEST = z
  .strictObject({ ...PAIR, ...MESSAGE })
  .refine(isOneMessage, ONE_MESSAGE);
export type NewPermissionRequest = z.infer<typeof NEW_PERMISSION_REQUEST>;

export const REQUEST_QUESTION = z.strictObject(PAIR);
export type RequestQuestion = z.infer<typeof REQUEST_QUESTION>;

/** Why a user cannot be asked now. */
export const REQUEST_REASON_CODES = [
  'requests-off',
  'number-unknown',
  'user-unknown',
  'platform-not-connected',
  'platform-cannot-address',
  'calling-not-enabled',
  'country-unavailable',
  'number-paused',
  'calls-stopped',
  'permission-permanent',
  'permission-unknown',
  'request-limit',
  'platform-limit',
  'platform-unknown',
  'limits-unknown',
] as const;
export type RequestReasonCode = (typeof REQUEST_REASON_CODES)[number];

const REQUEST_REASON = z.object({
  code: z.enum(REQUEST_REASON_CODES),
  /** The platform's rule behind it, as `docs/platform-rules.md` numbers them. */
  clause: z.string().optional(),
  /** When it stands in the way no longer, where that is known. */
  until: INSTANT.optional(),
  text: z.object({ en: z.string(), ja: z.string() }),
});
export type RequestReason = z.infer<typeof REQUEST_REASON>;

/** Whether a user can be asked for the permission now, by the strictest of record, policy and platform. */
export const REQUEST_POSSIBILITY = z.object({
  possible: z.boolean(),
  /** Empty where it is possible. */
  reasons: z.array(REQUEST_REASON),
  /** Requests left in the rolling windows; null: not known. */
  remaining: z.object({ day: z.int().nullable(), week: z.int().nullable() }),
  /** When it may be possible again; null: now, or nobody knows. */
  nextAt: INSTANT.nullable(),
  /** What the message would go through; null: nothing is connected. */
  platform: z.enum(['meta', 'infobip']).nullable(),
  /** Whether a text of one's own can stand beside the question. */
  takesText: z.boolean(),
});
export type RequestPossibility = z.infer<typeof REQUEST_POSSIBILITY>;

/**
 * How far a request is. `unknown`: the platform did not say whether it sent the message, so it counts as sent. A user who said no
 * can still say yes for 7 days (WA-PERM-011).
 */
export const REQUEST_STATUSES = [
  'sending',
  'sent',
  'unknown',
  'refused',
  'accepted',
  'rejected',
  'expired',
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

export const PERMISSION_REQUEST = z.object({
  id: z.string(),
  businessNumber: z.string(),
  /** Reference of the user. */
  user: z.string(),
  platform: z.enum(['meta', 'infobip']),
  kind: z.enum(['free-form', 'template']),
  template: z.string().optional(),
  requestedAt: INSTANT,
  status: z.enum(REQUEST_STATUSES),
  /** The platform's own code where it refused, or what became of the exchange where nobody knows. */
  code: z.string().optional(),
  answeredAt: INSTANT.optional(),
  /** When nothing is waited for any more. */
  expiresAt: INSTANT,
});
export type PermissionRequest = z.infer<typeof PERMISSION_REQUEST>;
