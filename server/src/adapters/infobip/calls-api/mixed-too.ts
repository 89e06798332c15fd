import type { MixedToo } from '../../../decisions/evidence-source.js';
import type { CallsCommand, CallsEvent } from './calls-api.dto.js';

/** What a command mixes its calls with: who describes them may not know of everybody who is in there (WA-PSTN-001: on any leg). */
export function mixedByCommand(command: CallsCommand): MixedToo {
  const callIds = (command.calls ?? []).map(({ id }) => id);
  switch (command.command) {
    case 'add-new-conference-call':
    case 'add-existing-conference-call':
      return { callIds, groups: [{ kind: 'conference', id: command.conferenceId }] };
    case 'accept-dialog-transfer':
      return { callIds, groups: [{ kind: 'dialog', id: command.dialogId }] };
    default:
      return { callIds, groups: [] };
  }
}

/** What the answer to an event mixes. */
export function mixedByEvent(event: CallsEvent): MixedToo {
  return event.type === 'CALL_RECEIVED'
    ? { callIds: [], groups: [] }
    : {
        callIds: event.calls.map(({ id }) => id),
        groups: [{ kind: 'dialog', id: event.dialogId }],
      };
}
