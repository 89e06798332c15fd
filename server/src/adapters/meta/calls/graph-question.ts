import { hash } from 'node:crypto';
import type { CallAttempt, Endpoint, UserIdentity } from '@ringfence/rules';
import { MalformedInput } from '../../../http/refusal.js';
import type { PlatformQuestion, SettledQuestion } from '../../platform-question.js';
import { digitsAt, textAt, wordAt } from '../../untyped-json.js';
import { userNamed } from '../concerned-user.js';
import { graphAnswer } from './graph-answer.js';
import type { GraphAnswer, GraphCall } from './graph-call.dto.js';
import { recordingContext } from './native-recording.js';

/** Commands that end a call, or never let it begin: no permit is needed (WA-CALL-008, -009). */
const ENDING = new Set(['reject', 'terminate']);
const ACCEPTING = new Set(['pre_accept', 'accept']);

/** What a message alone does not say. */
export interface GraphContext {
  /** E.164 with `+` of a number by Meta's id. */
  readonly numberOf: (phoneNumberId: string) => string | undefined;
  /** Makes an id of a question that has none. */
  readonly nextId: () => string;
}

type Asked = Pick<CallAttempt, 'businessNumber' | 'context' | 'joins'>;

/**
 * A command for the Graph API as a question (contract, section 8): `connect` rings a user, `accept` and `pre_accept` take a user's
 * call and are one question. What is no known command is asked as one that leads nowhere, and denied.
 *
 * @throws MalformedInput naming what is missing, or what contradicts
 */
export function graphQuestion(
  asked: GraphCall,
  { numberOf, nextId }: GraphContext,
): PlatformQuestion<GraphAnswer> | SettledQuestion<GraphAnswer> {
  const { body, endpoint, requestId, joins } = asked;
  const { action } = body;
  if (ENDING.has(action)) {
    demand(body.call_id, '/body/call_id', 'name the call that is to end');
    return { settled: { decision: 'allow', body } };
  }
  const recording = recordingContext(body);
  const of: Asked = {
    businessNumber: businessNumberOf(asked, numberOf),
    context: { platform: 'meta', graphAction: action, ...recording },
    ...(joins === undefined ? {} : { joins }),
  };
  const attempt = ACCEPTING.has(action)
    ? accepting(asked, of)
    : ringing(asked, of, requestId ?? nextId());
  const known = action === 'connect' || ACCEPTING.has(action);
  const question = known ? attempt : { ...attempt, target: { kind: `meta:${action}` } };
  return {
    attempt: question,
    answer: (decision) => graphAnswer(decision, body),
    // The media and the words of the command may differ: who is connected with what may not, nor what is recorded of it.
    sameQuestion: { ...question, context: { platform: 'meta', ...recording }, endpoint },
  };
}

/** Whom Meta rings is whom the body names: what else an application knows of the user is not asked about. */
function ringing({ body, endpoint }: GraphCall, of: Asked, requestId: string): CallAttempt {
  const to = digitsAt(body.to);
  if (body.to !== undefined && to === undefined) {
    throw problem('/body/to', 'not-e164', 'name the user by the digits of the number');
  }
  const user = to === undefined ? userNamed(undefined, body.recipient) : { waId: to };
  if (user === undefined) {
    throw problem('/body/to', 'missing-field', 'name the user as `to` or `recipient`');
  }
  return {
    ...of,
    attemptId: idOf('connect', requestId, of),
    action: 'connect',
    initiator: 'business',
    user,
    legs: [{ id: 'application', role: 'origin', endpoint }],
    target: placeOf(user),
  };
}

function accepting({ body, endpoint, call }: GraphCall, of: Asked): CallAttempt {
  const callId = demand(body.call_id, '/body/call_id', 'name the call that is to be accepted');
  if (call === undefined) {
    throw problem('/call', 'missing-field', 'give the call of the `connect` webhook it answers');
  }
  if (call.id !== callId) {
    throw problem('/call/id', 'contradiction', 'this is another call than the one named');
  }
  if (wordAt(call.direction) !== 'USER_INITIATED') {
    throw problem('/call/direction', 'not-a-users-call', 'only a call of a user can be accepted');
  }
  const to = digitsAt(call.to);
  if (to !== undefined && `+${to}` !== of.businessNumber) {
    throw problem('/call/to', 'contradiction', 'this call is to another business number');
  }
  const user = userNamed(call.from, call.from_user_id);
  if (user === undefined) {
    throw problem('/call/from', 'missing-field', 'give `from` or `from_user_id` of the webhook');
  }
  return {
    ...of,
    attemptId: idOf('accept', callId, of),
    callId,
    action: 'connect',
    initiator: 'user',
    user,
    legs: [{ id: callId, role: 'origin', endpoint: placeOf(user) }],
    target: endpoint,
  };
}

/** Where a user is reached: by the number where it is known. */
function placeOf({ waId, bsuid }: UserIdentity): Endpoint {
  return waId === undefined
    ? { kind: 'whatsapp', id: bsuid ?? '' }
    : { kind: 'whatsapp', address: `+${waId}` };
}

function businessNumberOf(
  { phoneNumberId, businessNumber }: GraphCall,
  numberOf: GraphContext['numberOf'],
): string {
  const told = phoneNumberId === undefined ? undefined : numberOf(phoneNumberId);
  if (told !== undefined && businessNumber !== undefined && told !== businessNumber) {
    throw problem('/businessNumber', 'contradiction', 'Meta’s id stands for another number');
  }
  const number = businessNumber ?? told;
  if (number !== undefined) return number;
  throw problem(
    '/businessNumber',
    'missing-field',
    'Meta has not told yet whose number this id is: name the number too',
  );
}

/** Ids of the platform's calls are longer than ids of attempts. A call that is to be recorded is a question beside the one without. */
function idOf(what: string, id: string, { context: { recording, language } = {} }: Asked): string {
  const text = recording === undefined ? id : JSON.stringify([id, language ?? null]);
  return `meta-${what}-${hash('sha256', text, 'base64url')}`;
}

function demand(value: unknown, at: string, message: string): string {
  const text = textAt(value);
  if (text === undefined) throw problem(at, 'missing-field', message);
  return text;
}

function problem(at: string, code: string, message: string): MalformedInput {
  return new MalformedInput([{ at, code, severity: 'error', message }]);
}
