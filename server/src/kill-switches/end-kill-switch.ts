import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { SYSTEM, type Act, type Actor } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { killSwitchView, switchDetails } from './kill-switch-view.js';
import { KillSwitches, type KillSwitch } from './kill-switches.js';

/** Lets calls through again: an approver lifts a switch, or its time has come. */
@Injectable()
export class EndKillSwitch {
  constructor(
    private readonly killSwitches: KillSwitches,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal 404 `kill-switch-unknown` when it does not stand (any more)
   * @throws RecordUnavailable, LedgerOverloaded: then it still stands
   */
  async lift(id: string, reason: string, actor: Actor): Promise<void> {
    const standing = this.killSwitches.standing(id);
    if (standing === undefined) {
      throw new Refusal(404, 'kill-switch-unknown', 'no kill switch with this id stands');
    }
    await this.#end(standing, { action: 'kill-switch.lift', actor, reason });
  }

  /** Puts the end of a switch whose time has come on record. */
  expire(expired: KillSwitch): Promise<void> {
    return this.#end(expired, { action: 'kill-switch.expire', actor: SYSTEM, reason: null });
  }

  async #end(ended: KillSwitch, told: Pick<Act, 'action' | 'actor' | 'reason'>): Promise<void> {
    await this.ledger.change({
      writes: [
        {
          sql: 'update kill_switch set ended_at = ? where id = ? and ended_at is null',
          values: [this.clock.now(), ended.id],
          changes: 1,
        },
      ],
      acts: [
        {
          ...told,
          object: `kill-switch/${ended.id}`,
          before: digestOfThing(killSwitchView(ended)),
          after: null,
          details: switchDetails(ended),
        },
      ],
    });
    this.killSwitches.remove(ended.id);
  }
}
