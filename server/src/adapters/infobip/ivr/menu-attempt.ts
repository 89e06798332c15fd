import { hash } from 'node:crypto';
import type { CallAttempt, Endpoint, UnrecordedDecision } from '@ringfence/rules';
import type { Route } from '../../../directory/directory.dto.js';
import type { PlatformQuestion } from '../../platform-question.js';
import type { IvrRequest, MenuAnswer, MomentsRequest } from './menu.dto.js';
import { whatsAppCaller } from '../../whatsapp-caller.js';

/** A menu that asks: an IVR's scenario or a flow, with what it was told of the caller. */
interface MenuQuestion {
  readonly menu: Endpoint & { readonly id: string };
  readonly from: string;
  readonly to: string;
  readonly intent: string;
  readonly callId: string | undefined;
}

/**
 * A menu's question: may the call go on to where the directory's route of the menu leads? Without such a place it is asked of the
 * menu itself, which is where the call then ends.
 *
 * @param freshId names the question where the menu has no id of the call
 */
function menuAttempt(
  { menu, from, to, intent, callId }: MenuQuestion,
  route: Route | undefined,
  freshId: string,
): CallAttempt {
  const digits = /^\+?(\d{7,15})$/.exec(from)?.[1];
  const next = nextOf(route);
  const id = callId ?? freshId;
  return {
    attemptId: `infobip-menu-${hash('sha256', `${menu.kind}\u0000${menu.id}\u0000${id}`, 'base64url')}`,
    ...(callId === undefined ? {} : { callId }),
    action: 'connect',
    initiator: 'user',
    businessNumber: `+${to.replace('+', '')}`,
    user: digits === undefined ? { bsuid: from } : { waId: digits },
    legs: [
      { id: 'caller', role: 'origin', endpoint: whatsAppCaller(from) },
      ...(next === undefined ? [] : [{ id: 'menu', role: 'participant', endpoint: menu } as const]),
    ],
    target: next ?? menu,
    ...(next === undefined ? {} : { via: [menu.kind] }),
    context: { platform: 'infobip', intent },
  };
}

/** What an IVR's scenario asks. @param freshId see {@link menuAttempt} */
export function ivrQuestion(
  { scenario, from, to, intent, callId }: IvrRequest,
  route: Route | undefined,
  freshId: string,
): PlatformQuestion<MenuAnswer> {
  const menu = { kind: 'ivr-api', id: scenario };
  return {
    attempt: menuAttempt({ menu, from, to, intent, callId }, route, freshId),
    answer: (decision) => menuAnswer(decision, nextOf(route) !== undefined),
  };
}

/** What a flow asks. @param freshId see {@link menuAttempt} */
export function momentsQuestion(
  { flow, from, to, intent, callId }: MomentsRequest,
  route: Route | undefined,
  freshId: string,
): PlatformQuestion<MenuAnswer> {
  const menu = { kind: 'moments-ivr', id: flow };
  return {
    attempt: menuAttempt({ menu, from, to, intent, callId }, route, freshId),
    answer: (decision) => menuAnswer(decision, nextOf(route) !== undefined),
  };
}

/** Where a menu goes on to; undefined: the call ends in it. */
function nextOf(route: Route | undefined): Endpoint | undefined {
  return route?.initiator === 'user' ? route.endpoint : undefined;
}

/** @param leadsOn false: the menu alone was asked about, so that no queue may be dialled */
function menuAnswer(
  { effect, decisionId, reasons, route }: UnrecordedDecision,
  leadsOn: boolean,
): MenuAnswer {
  const isPermit = effect === 'permit';
  return {
    decision: isPermit ? 'allow' : 'deny',
    decisionId,
    reasonCode: reasons[0]!.code,
    queueTag: (isPermit && leadsOn ? route[0]?.endpoint.id : undefined) ?? '',
  };
}
