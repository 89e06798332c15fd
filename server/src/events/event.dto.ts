import { GRANT_SCHEMA, isInstant, LEG_SCHEMA } from '@ringfence/rules';
import { z } from 'zod';
import { REGISTERED_NUMBER } from '../directory/directory.dto.js';

export const EVENT_TYPES = [
  'permission-granted',
  'permission-revoked',
  'permission-refused',
  'user-linked',
  'call-started',
  'call-connected',
  'call-unanswered',
  'call-ended',
  'leg-added',
  'leg-removed',
  'calls-joined',
  'calls-parted',
  'restriction-set',
  'restriction-lifted',
  'settings-changed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const instant = z.string().refine(isInstant, { error: 'bad-instant' });

/** Ids of decisions are ULIDs. */
export const DECISION_ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

const EVENT_FIELDS = z.strictObject({
  eventId: z.string().min(1).max(256),
  type: z.enum(EVENT_TYPES),
  occurredAt: instant,
  businessNumber: z.string().regex(/^\+\d{7,15}$/, { error: 'not-e164' }),
  user: z
    .strictObject({
      waId: z
        .string()
        .regex(/^\d{7,15}$/, { error: 'not-wa-id' })
        .optional(),
      bsuid: z.string().min(1).max(256).optional(),
    })
    .optional(),
  callId: z.string().min(1).max(256).optional(),
  initiator: z.enum(['user', 'business']).optional(),
  /** Of the decision under which the call was made, where the platform echoes it. */
  decisionId: z.string().regex(DECISION_ID, { error: 'not-a-decision-id' }).optional(),
  /** Of a call that ended: when the user picked up, or null when they did not, as the platform's last word. */
  answeredAt: instant.nullable().optional(),
  leg: LEG_SCHEMA.optional(),
  /** What the call's media is mixed in: a dialog, a conference, or another call such as its parent. */
  group: z
    .strictObject({
      kind: z.enum(['call', 'dialog', 'conference']),
      id: z.string().min(1).max(256),
    })
    .optional(),
  grant: GRANT_SCHEMA.optional(),
  restriction: z
    .strictObject({ type: z.string().min(1).max(256), until: instant.optional() })
    .optional(),
  settings: REGISTERED_NUMBER.optional(),
});
type EventFields = z.infer<typeof EVENT_FIELDS>;

/** Fields each type cannot do without. */
const NEEDS: Readonly<Record<EventType, readonly (keyof EventFields)[]>> = {
  'permission-granted': ['user'],
  'permission-revoked': ['user'],
  'permission-refused': ['user'],
  'user-linked': ['user'],
  'call-started': ['user', 'callId'],
  'call-connected': ['callId'],
  'call-unanswered': ['callId'],
  'call-ended': ['callId'],
  'leg-added': ['callId', 'leg'],
  'leg-removed': ['callId', 'leg'],
  'calls-joined': ['callId', 'group'],
  'calls-parted': ['callId', 'group'],
  'restriction-set': ['restriction'],
  'restriction-lifted': ['restriction'],
  'settings-changed': ['settings'],
};

type Needing = Partial<EventFields> & Pick<EventFields, 'type'>;

function needFields(event: Needing, context: z.core.$RefinementCtx): void {
  for (const field of NEEDS[event.type]) {
    if (event[field] === undefined) {
      context.addIssue({
        code: 'invalid_type',
        expected: 'object',
        input: undefined,
        path: [field],
        message: 'missing-field',
      });
    }
  }
  if (event.user !== undefined && event.user.waId === undefined && event.user.bsuid === undefined) {
    context.addIssue({
      code: 'invalid_type',
      expected: 'string',
      input: undefined,
      path: ['user', 'waId'],
      message: 'missing-field',
    });
  }
}

/** A normalised event of a call, a permission or a number (contract, section 4). */
export const EVENT = EVENT_FIELDS.superRefine(needFields);
export type CallEvent = z.infer<typeof EVENT>;

/** What can be told of a call's media before anybody knows whose number it belongs to. */
export const MEDIA_EVENT = z
  .object({
    eventId: EVENT_FIELDS.shape.eventId,
    type: EVENT_FIELDS.shape.type.extract([
      'leg-added',
      'leg-removed',
      'calls-joined',
      'calls-parted',
    ]),
    occurredAt: EVENT_FIELDS.shape.occurredAt,
    callId: EVENT_FIELDS.shape.callId.unwrap(),
    leg: EVENT_FIELDS.shape.leg,
    group: EVENT_FIELDS.shape.group,
  })
  .superRefine(needFields);
export type MediaEvent = z.infer<typeof MEDIA_EVENT>;
