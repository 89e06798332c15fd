import { Injectable } from '@nestjs/common';
import type { ActingPerson } from '../identity/acting-person.js';
import type { Actor } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { withoutNumbers } from '../subjects/numbers-in-acts.js';
import { References } from '../subjects/references.js';
import { killSwitchView, switchDetails } from './kill-switch-view.js';
import type { KillSwitchView, PullKillSwitchBody } from './kill-switch.dto.js';
import { KillSwitches, type KillSwitch } from './kill-switches.js';

/** How long a switch stands unless somebody lifts it, in milliseconds (V6). */
const STANDS_MS = 24 * 3_600_000;

/** Stops calls at once: one person is enough, since a kill switch can only deny more. */
@Injectable()
export class PullKillSwitch {
  constructor(
    private readonly killSwitches: KillSwitches,
    private readonly ledger: LedgerPort,
    private readonly references: References,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** @throws RecordUnavailable, LedgerOverloaded: then it stops nothing */
  async execute(
    { scope, reason: given }: PullKillSwitchBody,
    { person, actor }: ActingPerson,
  ): Promise<KillSwitchView> {
    const since = this.clock.now();
    const by = { id: person.id, name: person.name };
    const id = this.ids.next();
    // It is shown to everybody, and kept: no number of a user belongs into it.
    const reason = withoutNumbers(given, this.references);
    const pulled: KillSwitch = { id, scope, reason, by, since, expiresAt: since + STANDS_MS };
    // Before it is on record: while it is written no call slips through, and to deny more is always safe.
    this.killSwitches.add(pulled);
    try {
      await this.#record(pulled, actor);
    } catch (error) {
      this.killSwitches.remove(id);
      throw error;
    }
    return killSwitchView(pulled);
  }

  async #record(pulled: KillSwitch, actor: Actor): Promise<void> {
    const { id, scope, reason, by, since, expiresAt } = pulled;
    const number = typeof scope === 'string' ? null : scope.businessNumber;
    await this.ledger.change({
      writes: [
        {
          sql: `insert into kill_switch (id, scope, business_number, reason, person_id, since, expires_at)
            values (?, ?, ?, ?, ?, ?, ?)`,
          values: [
            id,
            typeof scope === 'string' ? scope : 'business-number',
            number,
            reason,
            by.id,
            since,
            expiresAt,
          ],
        },
      ],
      acts: [
        {
          action: 'kill-switch.pull',
          object: `kill-switch/${id}`,
          actor,
          before: null,
          after: digestOfThing(killSwitchView(pulled)),
          reason,
          details: switchDetails(pulled),
        },
      ],
    });
  }
}
