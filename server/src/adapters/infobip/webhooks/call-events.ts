import type { CallEvent } from '../../../events/event.dto.js';
import { wordOf } from '../../../platform-events/event-shape.js';
import type { PlatformEvent } from '../../../platform-events/platform-event.js';
import { objectAt, objectsAt, textAt, wordAt, type UntypedObject } from '../../untyped-json.js';
import { eventOf, unmatched } from '../../../platform-events/told-event.js';
import type { KnownNumbers } from '../../../calls/known-numbers.js';
import { isoOf, millisAt } from './platform-instant.js';
import { isWhatsApp, legOf, senderOf, toldCall, userAt, type ToldCall } from './told-call.js';

type Group = NonNullable<CallEvent['group']>;
type Told = Omit<CallEvent, 'businessNumber' | 'eventId' | 'occurredAt'>;

/** What an event alone does not say. */
export interface CallEventContext {
  readonly numbers: Pick<KnownNumbers, 'of' | 'keep'>;
  /** Tells the business's own numbers, E.164 with `+`. */
  readonly isRegistered: (number: string) => boolean;
}

/** What happened to a call, by the name of the event. */
const PHASES: Readonly<Record<string, 'began' | 'connected' | 'ended'>> = {
  CALL_RECEIVED: 'began',
  CALL_STARTED: 'began',
  CALL_RINGING: 'began',
  CALL_PRE_ESTABLISHED: 'began',
  CALL_ESTABLISHED: 'connected',
  CALL_FINISHED: 'ended',
  CALL_FAILED: 'ended',
};
/** Whether the media of calls is mixed or parted. */
const MIXED: Readonly<Record<string, 'calls-joined' | 'calls-parted'>> = {
  DIALOG_CREATED: 'calls-joined',
  DIALOG_ESTABLISHED: 'calls-joined',
  DIALOG_FINISHED: 'calls-parted',
  DIALOG_FAILED: 'calls-parted',
  CONFERENCE_CREATED: 'calls-joined',
  CONFERENCE_FINISHED: 'calls-parted',
  PARTICIPANT_JOINING: 'calls-joined',
  PARTICIPANT_JOINED: 'calls-joined',
  PARTICIPANT_REMOVED: 'calls-parted',
  PARTICIPANT_JOIN_FAILED: 'calls-parted',
};
/** Of no concern here: interruptions of media, and what is a question, which is asked where questions are (`calls-api/events`). */
const IGNORED = new Set([
  'CALL_DISCONNECTED',
  'CALL_RECONNECTED',
  'DIALOG_TRANSFER_REQUESTED',
  'DIALOG_TRANSFER_FAILED',
  'DIALOG_TRANSFER_FINISHED',
  'APPLICATION_TRANSFER_REQUESTED',
  'ERROR',
]);

/**
 * An event of the Calls API (Infobip Voice OpenAPI 3.210.0) as events of calls, legs and what is mixed: every call is one leg, under
 * its own id, joined with its parent, its dialog and its conference.
 */
export function callEvents(body: UntypedObject, context: CallEventContext): PlatformEvent[] {
  const type = wordAt(body['type']);
  if (IGNORED.has(type)) return [{ outcome: 'ignored' }];
  const properties = objectAt(body['properties']);
  const at = millisAt(body['timestamp']);
  const phase = PHASES[type];
  const mixed = MIXED[type];
  const whole = `infobip:${type}:${JSON.stringify(body)}`;
  if (phase === undefined && mixed === undefined) {
    return [unmatched('unknown-event', whole, wordOf(body['type']), body)];
  }
  const calls = callsOf(properties)
    .map(toldCall)
    .filter((call) => call !== undefined);
  if (at === undefined || calls.length === 0) {
    // A conference begins and ends with nobody in it.
    return at !== undefined && type.startsWith('CONFERENCE_')
      ? [{ outcome: 'ignored' }]
      : [unmatched('unreadable', whole, wordOf(body['type']), body)];
  }
  const group = groupOf(body, properties);
  const number = numberOf(calls, group, context);
  const tell = (call: ToldCall, told: Told, millis = at): PlatformEvent =>
    eventOf(
      {
        ...told,
        eventId: `infobip:${type}:${at}:${call.id}:${told.type}:${told.group?.id ?? ''}`,
        occurredAt: isoOf(millis),
      },
      number,
      body,
    );
  return calls.flatMap((call) => [
    ...(phase === undefined ? [] : phaseEvents(call, phase, at, tell)),
    // Whoever is mixed in is a leg, whether or not an event of its own told of it yet.
    ...(mixed === 'calls-joined' && !isWhatsApp(call)
      ? [tell(call, { type: 'leg-added', callId: call.id, leg: legOf(call) })]
      : []),
    ...(mixed === undefined || group === undefined
      ? []
      : [tell(call, { type: mixed, callId: call.id, group })]),
  ]);
}

/** Every call that an event tells of, wherever it stands. */
function callsOf(properties: UntypedObject): UntypedObject[] {
  const { call, callLog, dialog, participant, conference } = properties;
  const { parentCall, childCall } = objectAt(dialog);
  const { participants } = objectAt(conference);
  return [
    ...objectsAt([call, callLog, participant, parentCall, childCall]),
    ...objectsAt(participants),
  ];
}

function groupOf(body: UntypedObject, { dialog, conference }: UntypedObject): Group | undefined {
  const dialogId = textAt(body['dialogId']) ?? textAt(objectAt(dialog)['id']);
  if (dialogId !== undefined) return { kind: 'dialog', id: dialogId };
  const conferenceId = textAt(body['conferenceId']) ?? textAt(objectAt(conference)['id']);
  return conferenceId === undefined ? undefined : { kind: 'conference', id: conferenceId };
}

/** The business number of the calls: said by one of them, else by an earlier event of one of them. */
function numberOf(
  calls: readonly ToldCall[],
  group: Group | undefined,
  { numbers, isRegistered }: CallEventContext,
): string | undefined {
  const ids = [...calls.flatMap(({ id, parent }) => [id, parent]), group?.id].filter(
    (id) => id !== undefined,
  );
  const ordered = [...calls].sort((a, b) => Number(isWhatsApp(b)) - Number(isWhatsApp(a)));
  const said = ordered.map((call) => senderOf(call, isRegistered)).find((one) => one !== undefined);
  const number = said ?? numbers.of(ids);
  if (number !== undefined) numbers.keep(number, ids);
  return number;
}

/** What one phase of a call tells; a user's leg is a call of theirs, any other a leg that is mixed with its parent. */
function phaseEvents(
  call: ToldCall,
  phase: 'began' | 'connected' | 'ended',
  at: number,
  tell: (call: ToldCall, told: Told, millis?: number) => PlatformEvent,
): PlatformEvent[] {
  const { id: callId, parent } = call;
  const mixed: PlatformEvent[] =
    parent === undefined
      ? []
      : [
          tell(call, {
            type: phase === 'ended' ? 'calls-parted' : 'calls-joined',
            callId,
            group: { kind: 'call', id: parent },
          }),
        ];
  if (!isWhatsApp(call)) {
    const type = phase === 'ended' ? 'leg-removed' : 'leg-added';
    return [tell(call, { type, callId, leg: legOf(call) }), ...mixed];
  }
  const user = userAt(call);
  const told = {
    callId,
    initiator: call.isInbound ? ('user' as const) : ('business' as const),
    ...(user === undefined ? {} : { user }),
  };
  const answeredAt = millisAt(call.answeredAt);
  const connected =
    phase === 'connected' || answeredAt !== undefined
      ? [tell(call, { ...told, type: 'call-connected' }, answeredAt ?? at)]
      : [];
  if (phase === 'ended') {
    return [
      ...connected,
      tell(call, { ...told, type: 'call-ended' }, millisAt(call.endedAt) ?? at),
      ...mixed,
    ];
  }
  return [tell(call, { ...told, type: 'call-started' }), ...connected, ...mixed];
}
