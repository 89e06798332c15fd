import { z } from 'zod';
import {
  REQUEST_MESSAGE,
  REQUEST_REASON_CODES,
  REQUEST_STATUSES,
} from '../../permission-requests/permission-request.dto.js';
import { EVALUATION } from '../authzen.dto.js';

const INSTANT = z.iso.datetime({ offset: true });

/** Asks to have a denial lifted: the question as it was denied, and which answer it got. */
export const NEW_ACCESS_REQUEST = z.object({
  ...EVALUATION.shape,
  denial: z.object({ evaluation_id: z.string().min(1) }),
  /** How the user is asked, where requests are sent from here. */
  message: REQUEST_MESSAGE.optional(),
});
export type NewAccessRequest = z.infer<typeof NEW_ACCESS_REQUEST>;

/** How far a request is. `approved` permits nothing by itself: the question has to be asked again. */
export const ACCESS_TASK = z.object({
  task: z.object({
    id: z.string(),
    status: z.enum(['pending', 'approved', 'expired']),
    status_endpoint: z.string(),
    expires_at: INSTANT,
  }),
  /** The message that asks the user; absent: none is sent for this key. */
  message: z
    .union([
      z.object({
        /** Id at `/v1/permission-requests`. */
        id: z.string(),
        status: z.enum(REQUEST_STATUSES),
        code: z.string().optional(),
      }),
      z.object({
        status: z.literal('not-sent'),
        reasons: z.array(z.enum(REQUEST_REASON_CODES)),
        next_at: INSTANT.nullable(),
      }),
    ])
    .optional(),
  result: z
    .object({
      mode: z.literal('reevaluate'),
      approval: z.object({ id: z.string(), approved_at: INSTANT, approved_until: INSTANT }),
    })
    .optional(),
});
export type AccessTask = z.infer<typeof ACCESS_TASK>;
