import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { ChangeConflict, LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { alarmObject, type Alarm } from './alarm.js';
import { Alarms } from './alarms.js';

/** Puts on record that somebody looked into an alarm, and what came of it. */
@Injectable()
export class SettleAlarm {
  constructor(
    private readonly alarms: Alarms,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal 404 `alarm-unknown`, 409 `alarm-settled` */
  async execute(id: string, reason: string, { person, actor }: ActingPerson): Promise<Alarm> {
    const alarm = this.alarms.byId(id);
    if (alarm === undefined) {
      throw new Refusal(404, 'alarm-unknown', 'no alarm has this id');
    }
    const settled = { settledAt: this.clock.now(), settledBy: person.id };
    try {
      await this.ledger.change({
        writes: [this.alarms.settle(id, settled.settledBy, settled.settledAt)],
        acts: [
          {
            action: 'alarm.settle',
            object: alarmObject(id),
            actor,
            before: digestOfThing(alarm),
            after: digestOfThing({ ...alarm, ...settled }),
            reason,
          },
        ],
      });
    } catch (error) {
      if (!(error instanceof ChangeConflict)) throw error;
      throw new Refusal(409, 'alarm-settled', 'somebody has looked into it already');
    }
    return { ...alarm, ...settled };
  }
}
