import type { Act, Actor } from '../ledger/act.js';
import type { TaskHandlerMaker, WriterParts } from '../ledger/task-handler.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { Subject } from '../subjects/subject-name.js';
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
  readonly actor: Actor;
}

/** What the number of a thing that fits nothing is sealed as. */
export function unmatchedLabel(reference: string): string {
  return `unmatched ${reference}`;
}

/** Keeps what fits nothing; told again, it is counted again and that is all. */
export const makeUnmatchedKeeper: TaskHandlerMaker = (parts) => {
  const { connection, tell } = parts;
  const again = connection.prepare<[number, string]>(
    'update unmatched_event set times = times + 1, last_seen_at = ? where event_ref = ?',
  );
  const insert = connection.prepare<[Record<string, unknown>]>(
    `insert into unmatched_event (event_ref, platform, reason, name, occurred_at, first_seen_at, last_seen_at, times,
       subjects, number, shape, waits_for, event)
     values (:reference, :platform, :reason, :name, :occurredAt, :seenAt, :seenAt, 1, :subjects, :sealed, :shape, :waitsFor, :event)`,
  );
  const makeRoom = connection.prepare<[string]>(
    `delete from unmatched_event where id in (select id from unmatched_event where platform = ?
       order by id desc limit -1 offset ${MOST_KEPT})`,
  );

  return (input) => {
    const kept = input as UnmatchedInput;
    if (again.run(kept.seenAt, kept.reference).changes > 0) return false;
    const { actor: _actor, number, ...columns } = kept;
    insert.run({ ...columns, ...sealedNumber(parts, number, kept) });
    makeRoom.run(kept.platform);
    tell(actOf(kept), kept.seenAt);
    return true;
  };
};

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
