import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { References } from '../subjects/references.js';
import type { ToldGroup } from './call-statements.js';

/** Tells under which reference a call is kept: calls that began before the keys changed keep the one they began with. */
@Injectable()
export class CallReferences {
  readonly #known: Statement<[{ ref: string }], unknown>;
  /** Calls that reserved a slot or were permitted before the keys changed, and that no event has told of yet. */
  readonly #asked: ReadonlySet<string>;

  constructor(
    private readonly references: References,
    { connection }: LedgerConnection,
  ) {
    this.#known = connection.prepare(
      `select 1 from call where call_ref = :ref union all select 1 from call_leg where call_ref = :ref`,
    );
    this.#asked = new Set(
      references.keyIds.length === 1
        ? []
        : connection
            .prepare<[], string>(
              `select call_ref from slot where confirmed = 0 and call_ref is not null
               union select call_ref from permit where call_ref is not null`,
            )
            .pluck()
            .all(),
    );
  }

  of(callId: string): string {
    if (this.references.keyIds.length === 1) return this.references.of('call', callId);
    const [current, ...older] = this.references.all('call', callId);
    return older.find((reference) => this.#isKept(reference)) ?? current!;
  }

  /** The reference of one leg, under the same key as its call's. */
  ofLeg(call: string, callId: string, legId: string): string {
    return this.references.like(call, 'call', `${callId}\0${legId}`);
  }

  /** What a call's media is mixed in: by another call's id, both are in it. */
  group(call: string, { kind, id }: { readonly kind: string; readonly id: string }): ToldGroup {
    if (kind === 'call') {
      const other = this.of(id);
      return { reference: other, calls: [call, other] };
    }
    return { reference: this.references.like(call, 'call', `${kind}\0${id}`), calls: [call] };
  }

  /** Under which a dialog or a conference may be kept: one reference for each key. */
  ofGroup(kind: 'dialog' | 'conference', id: string): readonly string[] {
    return this.references.all('call', `${kind}\0${id}`);
  }

  #isKept(reference: string): boolean {
    return this.#asked.has(reference) || this.#known.get({ ref: reference }) !== undefined;
  }
}
