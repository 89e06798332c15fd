import type { ToldParts } from '../calls/call-parts.js';
import { CallNameStatements, type CallName } from '../calls/call-name-statements.js';
import { CallStatements } from '../calls/call-statements.js';
import { HeldCalls } from '../calls/held-calls.js';
import { appliedAct } from '../events/applied-act.js';
import type { MediaEvent } from '../events/event.dto.js';
import type { Act, Actor } from '../ledger/act.js';
import type { TaskHandlerMaker, WriterParts } from '../ledger/task-handler.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { Subject } from '../subjects/subject-name.js';
import { HeldEvents } from './held-events.js';
import type { PlatformOutcome } from './platform-meter.js';
import type { UnmatchedReason } from './platform-event.js';

/** What is kept of each platform: older ones make room, so that a chatty platform fills no disk. */
const MOST_KEPT = 10_000;

/** What the writer thread is given of something that fits nothing. */
export interface UnmatchedInput {
  readonly platform: string;
  readonly reference: string;
  readonly reason: UnmatchedReason;
  readonly name: string;
  /** Epoch milliseconds (UTC). */
  readonly occurredAt: number | null;
  readonly seenAt: number;
  /** The number it is about, to be sealed: nobody vouched for one that is not registered. */
  readonly number: Subject | undefined;
  readonly shape: string;
  readonly waitsFor: string | null;
  readonly event: string | null;
  readonly held: HeldInput | undefined;
  readonly actor: Actor;
}

/** What is told of a call's media, with references in place of what it names. */
export interface HeldInput extends ToldParts {
  /** Reference of the event. */
  readonly reference: string;
  readonly type: MediaEvent['type'];
  /** What the call is called where it runs, to be sealed. */
  readonly callName: CallName;
  readonly occurredAt: string;
}

/** What the number of a thing that fits nothing is sealed as. */
export function unmatchedLabel(reference: string): string {
  return `unmatched ${reference}`;
}

/**
 * Keeps what fits nothing; told again, it is counted again and that is all. What is told of a call's media counts at once where a
 * WhatsApp call is mixed with it, whoever knew whose that is.
 *
 * Answers what became of it.
 */
export const makeUnmatchedKeeper: TaskHandlerMaker = (parts) => {
  const { connection, tell } = parts;
  const again = connection.prepare<[number, string]>(
    'update unmatched_event set times = times + 1, last_seen_at = ? where event_ref = ?',
  );
  const insert = connection.prepare<[Record<string, unknown>]>(
    `insert into unmatched_event (event_ref, platform, reason, name, occurred_at, first_seen_at, last_seen_at, times,
       subjects, number, shape, waits_for, event, call_ref, held_ref)
     values (:reference, :platform, :reason, :name, :occurredAt, :seenAt, :seenAt, 1, :subjects, :sealed, :shape, :waitsFor, :event,
       :call, :heldAs)`,
  );
  const makeRoom = connection.prepare<[string]>(
    `delete from unmatched_event where id in (select id from unmatched_event where platform = ?
       order by id desc limit -1 offset ${MOST_KEPT})`,
  );
  const hold = makeHolder(parts);

  return (input): PlatformOutcome => {
    const kept = input as UnmatchedInput;
    const { held, actor, number, seenAt, ...columns } = kept;
    const isHeld = held !== undefined ? hold(held, actor, seenAt) : 'unmatched';
    if (isHeld !== 'unmatched') return isHeld;
    if (again.run(seenAt, kept.reference).changes > 0) return 'unmatched';
    const names = { call: held?.call ?? null, heldAs: held?.reference ?? null };
    insert.run({ ...columns, ...names, seenAt, ...sealedNumber(parts, number, kept) });
    makeRoom.run(kept.platform);
    tell(actOf(kept), seenAt);
    return 'unmatched';
  };
};

/** Writes what was told of a call's media, whether or not it has its effect yet. */
function makeHolder(
  parts: WriterParts,
): (held: HeldInput, actor: Actor, seenAt: number) => PlatformOutcome {
  const { connection, tell } = parts;
  const calls = new CallStatements(parts);
  const names = new CallNameStatements(parts);
  const heldCalls = new HeldCalls(connection);
  const heldEvents = new HeldEvents(parts);
  const isSeen = connection.prepare<[string]>('select 1 from event_seen where event_ref = ?');
  const note = connection.prepare<[string, number]>(
    'insert or ignore into event_seen (event_ref, seen_at) values (?, ?)',
  );
  return (held, actor, seenAt) => {
    const { reference, type, occurredAt, call, callName, leg } = held;
    if (isSeen.get(reference) !== undefined) return 'repeated';
    calls.toldOfMedia(type, held, Date.parse(occurredAt));
    calls.heardOf(call, seenAt);
    names.told(call, callName, leg?.people ?? [], actor.id, seenAt);
    const businessNumber = heldEvents.numberOf(call);
    if (businessNumber === undefined) {
      heldCalls.hold(held, type === 'leg-removed', seenAt);
      return 'unmatched';
    }
    heldEvents.settle(call, actor, seenAt);
    if (note.run(reference, seenAt).changes > 0) {
      tell(appliedAct({ type, occurredAt, businessNumber }, reference, actor), seenAt);
    }
    return 'applied';
  };
}

function sealedNumber(
  { subjects, seal }: WriterParts,
  number: Subject | undefined,
  { reference, seenAt }: UnmatchedInput,
): { subjects: string; sealed: Buffer | null } {
  if (number === undefined) return { subjects: '', sealed: null };
  const { ids, keys } = subjects.keyring([number], seenAt);
  return { subjects: ids, sealed: seal.seal(keys, unmatchedLabel(reference), `+${number.value}`) };
}

function actOf({ reference, platform, reason, name, actor }: UnmatchedInput): Act {
  return {
    action: 'event.unmatched',
    object: `event/${reference}`,
    actor,
    before: null,
    after: digestOfThing({ event: reference, platform, reason, name }),
    reason: null,
    details: { platform, reason, name },
  };
}
