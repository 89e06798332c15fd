import { Injectable } from '@nestjs/common';
import type { BusinessNumber } from '@ringfence/rules';
import { z } from 'zod';
import { ConfirmableChange } from '../confirmations/judged-change.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { REGISTERED_NUMBER } from './directory.dto.js';
import { Directory } from './directory.js';
import { NumberRows, RESTRICTIONS_TEXT, type StoredNumber } from './number-rows.js';
import type { JudgedEntry, PreparedEntry } from './prepared-entries.js';
import { liftedBy } from './restriction-lifting.js';

const CHANGE = z.object({ number: z.string(), body: REGISTERED_NUMBER });
type Change = z.infer<typeof CHANGE>;

/** Judges a business number put in whole: leaving out a restriction that stands waits for a second person. */
@Injectable()
export class JudgeBusinessNumber extends ConfirmableChange {
  readonly kind = 'restriction-lifted';

  constructor(
    private readonly directory: Directory,
    private readonly rows: NumberRows,
    private readonly clock: Clock,
  ) {
    super();
  }

  judgeAgain(change: unknown): Promise<JudgedEntry> {
    const { number, body } = CHANGE.parse(change);
    return this.execute(number, body);
  }

  /** Its restrictions replace those that events told of. */
  async execute(number: string, body: BusinessNumber): Promise<JudgedEntry> {
    const now = this.clock.now();
    const stored = await this.rows.read(number);
    const lifted = liftedBy(stored.standing, body.restrictions ?? [], now);
    const names = lifted.map(({ type }) => type);
    const change: Change = { number, body };
    const summary = {
      en: `${number} is put in without restrictions that stand: ${names.join(', ')}`,
      ja: `${number}の適用中の制限を解除する：${names.join('、')}`,
    };
    // Restrictions that events told of before the number was registered count as there already.
    const before = stored.number ?? (names.length > 0 ? { restrictions: stored.standing } : null);
    return {
      action: 'directory.put',
      object: `business-number/${number}`,
      before: digestOfThing(before),
      after: digestOfThing(body),
      writes: writesOf(change, stored, now),
      entry: entryOf(change, stored),
      ...(lifted.length > 0 ? { waits: { kind: this.kind, change, summary } } : {}),
      settle: () => this.directory.reloadNumber(number),
    };
  }
}

function entryOf({ number, body }: Change, { body: before, told }: StoredNumber): PreparedEntry {
  const { restrictions = [], ...rest } = body;
  return {
    list: 'businessNumbers',
    name: [number, ''],
    before: before ?? null,
    after: JSON.stringify(rest),
    restrictions: {
      before: told,
      after: restrictions.map(({ type, until }) => [
        type ?? null,
        until === undefined ? null : Date.parse(until),
      ]),
    },
  };
}

/** The first write fits only while number and restrictions are those that were judged. */
function writesOf({ number, body }: Change, { body: before, told }: StoredNumber, now: number) {
  const { restrictions = [], ...rest } = body;
  const text = JSON.stringify(rest);
  const writes: SqlWrite[] = [
    before === undefined
      ? {
          sql: `insert into business_number (number, body, settings_at) select ?, ?, ? where ${RESTRICTIONS_TEXT} = ?`,
          values: [number, text, now, number, told],
          changes: 1,
        }
      : {
          sql: `update business_number set body = ?, settings_at = ?, setting_times = '{}'
           where number = ? and body = ? and ${RESTRICTIONS_TEXT} = ?`,
          values: [text, now, number, before, number, told],
          changes: 1,
        },
    { sql: 'delete from number_restriction where number = ?', values: [number] },
    ...restrictions.map(({ type, until }) => ({
      // Told twice, the later end holds; no end is the latest.
      sql: `insert into number_restriction (number, type, until_at, set_at) values (?, ?, ?, ?)
         on conflict (number, type) do update set until_at = max(until_at, excluded.until_at)`,
      values: [number, type ?? null, until === undefined ? null : Date.parse(until), now],
    })),
  ];
  return writes;
}
