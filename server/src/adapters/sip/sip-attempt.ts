import { hash } from 'node:crypto';
import type { CallAttempt, Decision, Endpoint, Leg } from '@ringfence/rules';
import type { AskedThrough } from '../../decisions/decide-call-attempt.js';
import type { Route } from '../../directory/directory.dto.js';
import { plainSipUri, reachedUri } from './sip-uri.js';
import type { SipQuestion } from './sip.dto.js';
import { whatsAppCaller } from '../whatsapp-caller.js';

/** A call as it was permitted when it began. */
export interface PermittedCall {
  readonly attempt: CallAttempt;
  readonly decision: Decision;
}

/** What translating a question needs beside it. */
export interface SipSurroundings {
  /** What the directory says of where the request came from; undefined: nothing. */
  readonly source: Route | undefined;
  /** The call a REFER belongs to; undefined: none that was permitted. */
  readonly call: PermittedCall | undefined;
  /** Hosts, with `:port` where one is named, behind which WhatsApp is. */
  readonly whatsAppHosts: ReadonlySet<string>;
}

export interface SipAttempt extends AskedThrough {
  readonly attempt: CallAttempt;
}

/** The name under which a call's first question is remembered. */
export function connectAttemptId(callId: string): string {
  return sipId(callId, 'connect');
}

/**
 * Turns a proxy's question into a call attempt.
 *
 * A place is known by its host and port: `sip-trunk:sbc1.example.com:5071` is what has to be attested. Where a request came from,
 * the directory's route of platform `sip` under the source's address says; from anywhere else it is asked as a user's call
 * without a destination, which is refused and recorded like every refusal.
 */
export function sipAttempt(question: SipQuestion, surroundings: SipSurroundings): SipAttempt {
  const { kind, callId, from, to, target, sourceIp, channel, diverted, cseq } = question;
  const { attempt, candidates } =
    kind === 'transfer'
      ? ofTransfer(question, surroundings)
      : surroundings.source?.initiator === 'business'
        ? outbound(question, surroundings.source, surroundings)
        : inbound(question, surroundings.source, surroundings);
  return {
    attempt: {
      attemptId:
        kind === 'connect'
          ? connectAttemptId(callId)
          : sipId(callId, kind, target, String(cseq ?? '')),
      callId,
      action: kind,
      ...attempt,
      context: { platform: 'sip', sourceIp, channel, from, to },
    },
    ...(candidates === undefined ? {} : { candidates }),
    sameQuestion: {
      ...{ platform: 'sip', kind, callId, from, to, target, sourceIp },
      ...(isDiverted(question) ? { diverted } : {}),
    },
  };
}

/** What the flow decides of an attempt. */
type Parties = Pick<CallAttempt, 'initiator' | 'businessNumber' | 'user' | 'legs' | 'target'>;
interface Asked {
  readonly attempt: Parties;
  readonly candidates?: AskedThrough['candidates'];
}

/** Whose call it is, by the route of where its INVITE came from. */
export function partiesOf(
  { from, to }: Pick<SipQuestion, 'from' | 'to'>,
  source: Route | undefined,
): Pick<CallAttempt, 'initiator' | 'businessNumber' | 'user'> {
  if (source?.initiator === 'business') {
    const { businessNumber } = source;
    return { initiator: 'business', businessNumber, user: { waId: digitsOf(to)! } };
  }
  const digits = digitsOf(from);
  return {
    initiator: 'user',
    businessNumber: `+${digitsOf(to)!}`,
    user: digits === undefined ? { bsuid: from } : { waId: digits },
  };
}

/** Of a call that the exchange forwards nobody knows who began it: its people inside did not (WA-PSTN-001). */
const CALLED_BEFORE: Leg = {
  id: 'called-before',
  role: 'participant',
  endpoint: { kind: 'unknown-call' },
};

function isDiverted({ diverted = '' }: SipQuestion): boolean {
  return diverted !== '';
}

function outbound(
  question: SipQuestion,
  source: Extract<Route, { initiator: 'business' }>,
  surroundings: SipSurroundings,
): Asked {
  const { callId, target } = question;
  return {
    attempt: {
      ...partiesOf(question, source),
      legs: [
        { id: callId, role: 'origin', endpoint: source.endpoint },
        ...(isDiverted(question) ? [CALLED_BEFORE] : []),
      ],
      target: placeOf(target, surroundings),
    },
    candidates: () => [],
  };
}

function inbound(
  question: SipQuestion,
  source: Extract<Route, { initiator: 'user' }> | undefined,
  surroundings: SipSurroundings,
): Asked {
  const { kind, callId, from, to, target } = question;
  const isOurs = kind === 'connect' && isOwnNumber(target, to);
  const named = isOurs ? reached(source?.endpoint) : placeOf(target, surroundings);
  const isOpen = isOurs && source !== undefined && source.endpoint === undefined;
  return {
    attempt: {
      ...partiesOf(question, source),
      legs: [
        {
          id: callId,
          role: 'origin',
          endpoint: source === undefined ? { kind: 'unknown-source' } : whatsAppCaller(from),
        },
      ],
      ...(named === undefined ? {} : { target: named }),
    },
    candidates: (destinations) =>
      isOpen ? destinations.filter((one) => reachedUri(one) !== undefined) : [],
  };
}

/** Whoever sends a REFER, the call stays the user's and the number's whose it was when it began. */
function ofTransfer(question: SipQuestion, surroundings: SipSurroundings): Asked {
  const { callId, target } = question;
  const place = placeOf(target, surroundings);
  const { call } = surroundings;
  if (call === undefined) {
    return {
      attempt: {
        ...partiesOf(question, undefined),
        legs: [{ id: callId, role: 'origin', endpoint: { kind: 'unknown-call' } }],
        target: place,
      },
    };
  }
  const { initiator, businessNumber, user, legs } = call.attempt;
  return {
    attempt: {
      initiator,
      businessNumber,
      user,
      // Which of the places picked up is not told: all of them were permitted, and all are judged again.
      legs: [...legs, ...call.decision.route.map(({ endpoint }, n) => legOf(callId, n, endpoint))],
      target: place,
    },
  };
}

function legOf(callId: string, n: number, endpoint: Endpoint): Leg {
  return { id: `${callId}/${n + 1}`, role: 'destination', endpoint };
}

function whatsAppUser(digits: string): Endpoint {
  return { kind: 'whatsapp', address: `+${digits}` };
}

/** Where a URI leads: to a WhatsApp user, to the trunk of its host, or, unless it is a plain one, to no registered place. */
export function placeOf(
  target: string,
  { whatsAppHosts }: Pick<SipSurroundings, 'whatsAppHosts'>,
): Endpoint {
  const uri = plainSipUri(target);
  if (uri === undefined) return { kind: 'sip-trunk', address: target };
  const digits = uri.user === undefined ? undefined : digitsOf(uri.user);
  if (digits !== undefined && whatsAppHosts.has(uri.place)) return whatsAppUser(digits);
  return { kind: 'sip-trunk', id: uri.place, address: target };
}

/** Whether the request is for the number that was called, wherever that is: then the route is ours to choose. */
function isOwnNumber(target: string, to: string): boolean {
  const user = plainSipUri(target)?.user;
  return user !== undefined && digitsOf(user) === digitsOf(to);
}

function reached(endpoint: Endpoint | undefined): Endpoint | undefined {
  return endpoint === undefined || reachedUri(endpoint) === undefined ? undefined : endpoint;
}

function digitsOf(text: string): string | undefined {
  return /^\+?(\d{7,15})$/.exec(text)?.[1];
}

/** A name of bounded length for what these texts name together, however long they are. */
export function sipId(...parts: readonly string[]): string {
  return `sip-${hash('sha256', parts.join('\u0000'), 'base64url')}`;
}
