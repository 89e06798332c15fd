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
  readonly #number: Statement<[{ call: string }], string>;
  readonly #waiting: Statement<[{ call: string }], Row>;
  readonly #note: Statement<[string, number]>;
  readonly #drop: Statement<[number]>;
  readonly #release: Statement<[{ call: string }]>;

  constructor({ connection, tell }: WriterParts) {
    this.#tell = tell;
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

  /**
   * Puts on record that all that waited for this call has its effect, if a WhatsApp call is mixed with it.
   *
   * @returns the business number of that call; undefined: there is none, and it goes on waiting
   */
  settle(call: string, actor: Actor, seenAt: number): string | undefined {
    const businessNumber = this.#number.get({ call });
    if (businessNumber === undefined) return undefined;
    for (const row of this.#waiting.all({ call })) {
      const { id, held_ref: reference, name: type } = row;
      const occurredAt = new Date(row.occurred_at).toISOString();
      this.#note.run(reference, seenAt);
      this.#drop.run(id);
      this.#tell(appliedAct({ type, occurredAt, businessNumber }, reference, actor), seenAt);
    }
    this.#release.run({ call });
    return businessNumber;
  }
}
