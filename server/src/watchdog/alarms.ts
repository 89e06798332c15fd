import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import type { Alarm, AlarmKind } from './alarm.js';

type Row = Record<string, string | number | null>;

/** Behind every id. */
const NEWEST = '\uffff';

/** Reads what the watchdog raised, and says how it is written. */
@Injectable()
export class Alarms {
  readonly #byId: Statement<[string], Row>;
  readonly #open: Statement<[string, number], Row>;
  readonly #newest: Statement<[string, number], Row>;
  readonly #ofCall: Statement<[string], Row>;
  readonly #due: Statement<[string, number], Row>;
  readonly #has: Statement<[string, string, string, string], unknown>;

  constructor({ connection }: LedgerConnection) {
    this.#byId = connection.prepare('select * from alarm where id = ?');
    this.#open = connection.prepare(
      'select * from alarm where settled_at is null and id < ? order by id desc limit ?',
    );
    this.#newest = connection.prepare('select * from alarm where id < ? order by id desc limit ?');
    this.#ofCall = connection.prepare('select * from alarm where call_ref = ? order by id');
    this.#due = connection.prepare(
      'select * from alarm where delivered_at is null and id > ? order by id limit ?',
    );
    this.#has = connection.prepare(
      'select 1 from alarm where kind = ? and call_ref = ? and unit = ? and code = ?',
    );
  }

  byId(id: string): Alarm | undefined {
    const row = this.#byId.get(id);
    return row && alarmOf(row);
  }

  /** Those nobody looked into yet, newest first. @param before id of the last one seen; absent: from the newest */
  open(limit: number, before = NEWEST): Alarm[] {
    return this.#open.all(before, limit).map(alarmOf);
  }

  /** All, newest first. @param before as of {@link open} */
  list(limit: number, before = NEWEST): Alarm[] {
    return this.#newest.all(before, limit).map(alarmOf);
  }

  ofCall(call: string): Alarm[] {
    return this.#ofCall.all(call).map(alarmOf);
  }

  /** Those the operator was not told of yet, oldest first. @param last id of the last one seen; empty: none */
  due(last: string, limit: number): Alarm[] {
    return this.#due.all(last, limit).map(alarmOf);
  }

  isRaised({ kind, call, unit, code }: Pick<Alarm, 'kind' | 'call' | 'unit' | 'code'>): boolean {
    return this.#has.get(kind, call, unit, code) !== undefined;
  }

  raise(alarm: Alarm, isTold: boolean): SqlWrite {
    return {
      sql: `insert into alarm (id, kind, call_ref, unit, code, business_number, place, occurred_at, raised_at, delivered_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      values: [
        alarm.id,
        alarm.kind,
        alarm.call,
        alarm.unit,
        alarm.code,
        alarm.businessNumber,
        alarm.place,
        alarm.occurredAt,
        alarm.raisedAt,
        isTold ? alarm.raisedAt : null,
      ],
    };
  }

  delivered(id: string, at: number): SqlWrite {
    return { sql: 'update alarm set delivered_at = ? where id = ?', values: [at, id] };
  }

  settle(id: string, by: string, at: number): SqlWrite {
    return {
      sql: 'update alarm set settled_at = ?, settled_by = ? where id = ? and settled_at is null',
      values: [at, by, id],
      changes: 1,
    };
  }
}

function alarmOf(row: Row): Alarm {
  return {
    id: row['id'] as string,
    kind: row['kind'] as AlarmKind,
    call: row['call_ref'] as string,
    unit: row['unit'] as string,
    code: row['code'] as string,
    businessNumber: row['business_number'] as string,
    place: row['place'] as string | null,
    occurredAt: row['occurred_at'] as number,
    raisedAt: row['raised_at'] as number,
    settledAt: row['settled_at'] as number | null,
    settledBy: row['settled_by'] as string | null,
  };
}
