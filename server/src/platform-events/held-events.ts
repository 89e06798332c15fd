import type { Statement } from 'better-sqlite3';
import { MIXED_SET } from '../calls/mixed-set.js';
import { appliedAct } from '../events/applied-act.js';
import type { EventType } from '../events/event.dto.js';
import type { Actor } from '../ledger/act.js';
import type { WriterParts } from '../ledger/task-handler.js';

interface Row {
  id: number;
  held_ref: string;
  name: EventType;
  occurred_at: number;
}

/** Ends the waiting of what was told of a call's media before it was known whose call it is. */
export class HeldEvents {
  readonly #tell: WriterParts['tell'];
  readonly #any: Statement<[], unknown>;
  readonly #held: Statement<[{ call: string }], unknown>;
  readonly #number: Statement<[{ call: string }], string>;
  readonly #waiting: Statement<[{ call: string }], Row>;
  readonly #note: Statement<[string, number]>;
  readonly #drop: Statement<[number]>;
  readonly #release: Statement<[{ call: string }]>;

  constructor({ connection, tell }: WriterParts) {
    this.#tell = tell;
    this.#any = connection.prepare('select 1 from held_call limit 1');
    this.#held = connection.prepare(
      `${MIXED_SET} select 1 from mixed join held_call using (call_ref) limit 1`,
    );
    this.#number = connection
      .prepare<[{ call: string }], string>(
        `${MIXED_SET} select business_number from mixed join call using (call_ref) limit 1`,
      )
      .pluck();
    this.#waiting = connection.prepare(
      `${MIXED_SET} select id, held_ref, name, occurred_at from mixed
         join unmatched_event using (call_ref) order by id`,
    );
    this.#note = connection.prepare(
      'insert or ignore into event_seen (event_ref, seen_at) values (?, ?)',
    );
    this.#drop = connection.prepare('delete from unmatched_event where id = ?');
    this.#release = connection.prepare(
      `${MIXED_SET} delete from held_call where call_ref in (select call_ref from mixed)`,
    );
  }

  /** The business number of a WhatsApp call that this one is mixed with, or is; undefined: nobody told of one. */
  numberOf(call: string): string | undefined {
    return this.#number.get({ call });
  }

  /** Puts on record that all that waited for this call has its effect, if a WhatsApp call is mixed with it. */
  settle(call: string, actor: Actor, seenAt: number): void {
    // Most servers hold nothing, and whatever is told of a call comes by here.
    if (this.#any.get() === undefined || this.#held.get({ call }) === undefined) return;
    const businessNumber = this.numberOf(call);
    if (businessNumber === undefined) return;
    for (const row of this.#waiting.all({ call })) {
      const { id, held_ref: reference, name: type } = row;
      const occurredAt = new Date(row.occurred_at).toISOString();
      this.#note.run(reference, seenAt);
      this.#drop.run(id);
      this.#tell(appliedAct({ type, occurredAt, businessNumber }, reference, actor), seenAt);
    }
    this.#release.run({ call });
  }
}
