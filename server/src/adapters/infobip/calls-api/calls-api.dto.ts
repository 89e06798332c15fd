import { z } from 'zod';
import { PLATFORM_ENDPOINT } from '../platform-endpoint.js';

const text = z.string().min(1).max(256);

/** A call as the platform's events give it; what it adds is ignored. */
const PLATFORM_CALL = z.object({
  id: text,
  endpoint: PLATFORM_ENDPOINT,
  from: text,
  to: text,
  direction: z.enum(['INBOUND', 'OUTBOUND']),
  callsConfigurationId: text,
});
export type PlatformCall = z.infer<typeof PLATFORM_CALL>;

const CALL_REQUEST = z.object({ endpoint: PLATFORM_ENDPOINT, from: text });
export type CallRequest = z.infer<typeof CALL_REQUEST>;

const requestId = z.string().min(1).max(128);
/** Every call that is or would be mixed with the new leg, as the last event told of it. */
const calls = z.array(PLATFORM_CALL).max(30);

const create = z.object({
  requestId,
  command: z.literal('create-call'),
  body: z.object({ endpoint: PLATFORM_ENDPOINT, from: text, callsConfigurationId: text }),
  calls: calls.optional(),
});
const connectNew = z.object({
  requestId,
  command: z.literal('connect-with-new-call'),
  callId: text,
  body: z.object({ callRequest: CALL_REQUEST }),
  calls,
});
const connect = z.object({
  requestId,
  command: z.literal('connect-calls'),
  body: z.object({ callIds: z.array(text).min(2).max(30) }),
  calls,
});
const dialog = z.object({
  requestId,
  command: z.literal('create-dialog'),
  body: z.object({ parentCallId: text, childCallRequest: CALL_REQUEST }),
  calls,
});
const dialogOfExisting = z.object({
  requestId,
  command: z.literal('create-dialog-with-existing-calls'),
  parentCallId: text,
  childCallId: text,
  calls,
});
const addNew = z.object({
  requestId,
  command: z.literal('add-new-conference-call'),
  conferenceId: text,
  body: z.object({ callRequest: CALL_REQUEST }),
  calls,
});
const addExisting = z.object({
  requestId,
  command: z.literal('add-existing-conference-call'),
  conferenceId: text,
  callId: text,
  calls,
});
const accept = z.object({
  requestId,
  command: z.literal('accept-dialog-transfer'),
  dialogId: text,
  body: z.object({ targetCallRequest: CALL_REQUEST }),
  calls,
});

/**
 * A command before it is sent: `body` is what the platform would be sent, ids are those of its path ("Calls API", Infobip Voice
 * OpenAPI 3.210.0).
 */
export const CALLS_COMMAND = z.discriminatedUnion('command', [
  create,
  connectNew,
  connect,
  dialog,
  dialogOfExisting,
  addNew,
  addExisting,
  accept,
]);
export type CallsCommand = z.infer<typeof CALLS_COMMAND>;

const received = z.object({
  type: z.literal('CALL_RECEIVED'),
  callId: text,
  callsConfigurationId: text,
  properties: z.object({ call: PLATFORM_CALL }),
});
const transferRequested = z.object({
  type: z.literal('DIALOG_TRANSFER_REQUESTED'),
  callId: text,
  dialogId: text,
  callsConfigurationId: text,
  properties: z.object({
    transferorCall: PLATFORM_CALL,
    /** Digits, a name or a URI. */
    referTo: text,
  }),
  /** What the event leaves out: the other calls of the dialog. */
  calls,
});

/** An event that wants an answer, as the platform sends it. */
export const CALLS_EVENT = z.discriminatedUnion('type', [received, transferRequested]);
export type CallsEvent = z.infer<typeof CALLS_EVENT>;
