import { hash } from 'node:crypto';
import type { Action, CallAttempt, Endpoint } from '@ringfence/rules';
import { MalformedInput } from '../../../http/refusal.js';
import { endpointOf } from '../platform-endpoint.js';
import { legOf, partyOf } from './call-party.js';
import type { CallRequest, CallsCommand, CallsEvent, PlatformCall } from './calls-api.dto.js';

/**
 * A command of the Calls API as a question.
 *
 * @throws MalformedInput where a call it names is not described, or where no WhatsApp call is
 */
export function commandAttempt(command: CallsCommand): CallAttempt {
  const { requestId } = command;
  const adding = (
    action: Action,
    named: readonly string[],
    { endpoint, from }: CallRequest,
  ): CallAttempt => {
    const calls = described(command.calls ?? [], named);
    return {
      ...asked('command', requestId, action),
      ...partyOf(calls, { endpoint: endpointOf(endpoint), from }, appOf(calls)),
      target: endpointOf(endpoint),
    };
  };
  switch (command.command) {
    case 'create-call': {
      const { endpoint, from, callsConfigurationId } = command.body;
      const added = { endpoint: endpointOf(endpoint), from };
      return {
        ...asked('command', requestId, 'connect'),
        ...partyOf(command.calls ?? [], added, callsConfigurationId),
        target: added.endpoint,
      };
    }
    case 'connect-with-new-call':
      return adding('bridge', [command.callId], command.body.callRequest);
    case 'create-dialog':
      return adding('bridge', [command.body.parentCallId], command.body.childCallRequest);
    case 'add-new-conference-call':
      return adding('conference-add', [], command.body.callRequest);
    case 'accept-dialog-transfer':
      return adding('transfer', [], command.body.targetCallRequest);
    case 'connect-calls':
      return joining('bridge', requestId, command.body.callIds, command.calls);
    case 'create-dialog-with-existing-calls':
      return joining(
        'bridge',
        requestId,
        [command.parentCallId, command.childCallId],
        command.calls,
      );
    case 'add-existing-conference-call':
      return joining('conference-add', requestId, [command.callId], command.calls);
  }
}

/** An event that wants an answer as a question. */
export function eventAttempt(event: CallsEvent): CallAttempt {
  const { callsConfigurationId: app } = event;
  if (event.type === 'CALL_RECEIVED') {
    const { call } = event.properties;
    const { callId, initiator, businessNumber, user } = partyOf(
      [call],
      { endpoint: { kind: 'calls-api', id: app }, from: call.to },
      app,
    );
    return {
      ...asked('received', call.id, 'connect'),
      callId: callId ?? call.id,
      initiator,
      businessNumber,
      user,
      legs: [legOf(call, 'origin')],
      target: { kind: 'calls-api', id: app },
    };
  }
  const { transferorCall, referTo } = event.properties;
  const calls = [...event.calls, transferorCall];
  const target = referredTo(referTo, transferorCall);
  return {
    ...asked('transfer', `${event.dialogId}\u0000${referTo}`, 'transfer'),
    ...partyOf(
      described(calls, [event.callId]),
      { endpoint: target, from: transferorCall.from },
      app,
    ),
    target,
  };
}

/** Calls that are there already: what is joined with is the last that is no WhatsApp user's, named or in there, since nobody is rung anew. */
function joining(
  action: Action,
  requestId: string,
  named: readonly string[],
  told: readonly PlatformCall[],
): CallAttempt {
  const calls = described(told, named);
  const joiners = calls.filter(({ id }) => named.includes(id));
  const others = [joiners, calls]
    .map((some) => some.filter(({ endpoint }) => endpoint.type !== 'WHATSAPP'))
    .find((some) => some.length > 0);
  const joiner = (others ?? joiners).at(-1)!;
  const target = endpointOf(joiner.endpoint);
  return {
    ...asked('command', requestId, action),
    ...partyOf(
      calls.filter((call) => call !== joiner),
      { endpoint: target, from: joiner.from },
      appOf(calls),
    ),
    target,
  };
}

/** Where a REFER leads: digits of a subscriber are the phone network's, a name is the transferor's trunk's. */
function referredTo(referTo: string, { endpoint }: PlatformCall): Endpoint {
  if (/^\+?\d{7,}$/.test(referTo)) {
    return { kind: 'pstn', address: referTo.startsWith('+') ? referTo : `+${referTo}` };
  }
  return endpointOf({ ...endpoint, username: referTo });
}

function described(
  calls: readonly PlatformCall[],
  named: readonly string[],
): readonly PlatformCall[] {
  const missing = named.filter((callId) => !calls.some(({ id }) => id === callId));
  if (missing.length === 0) return calls;
  throw new MalformedInput(
    missing.map((callId) => ({
      at: '/calls',
      code: 'missing-field',
      severity: 'error' as const,
      message: `describe the call ${JSON.stringify(callId)} that is named`,
    })),
  );
}

/** The application that has the calls in hand. */
function appOf(calls: readonly PlatformCall[]): string {
  return calls[0]?.callsConfigurationId ?? 'none';
}

function asked(
  what: string,
  id: string,
  action: Action,
): Pick<CallAttempt, 'attemptId' | 'action' | 'context'> {
  return {
    attemptId: `infobip-calls-${hash('sha256', `${what}\u0000${id}`, 'base64url')}`,
    action,
    context: { platform: 'infobip' },
  };
}
