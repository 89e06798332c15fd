import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import type { Person } from '../identity/caller.js';
import type { Requester } from '../identity/requester.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import type { SettledImport } from './confirmation.dto.js';
import { Confirmations, type Confirmation } from './confirmations.js';
import { DrawSettlement, type Settlement } from './draw-settlement.js';
import { SecondPerson } from './second-person.js';
import { SettleConfirmation } from './settle-confirmation.js';

/** Changes judged, or brought up to date in memory, before calls are decided again. */
const AT_ONCE = 10;

/** Lets a second person settle together what waits of one import: all of it, each as if it were settled alone, or none. */
@Injectable()
export class SettleImport {
  constructor(
    private readonly confirmations: Confirmations,
    private readonly alone: SettleConfirmation,
    private readonly draw: DrawSettlement,
    private readonly secondPerson: SecondPerson,
    private readonly ledger: LedgerPort,
  ) {}

  /**
   * @param seen ids of the list the person looked at
   * @throws Refusal 404 `import-unknown`, 409 `import-changed` where the list is another one by now, and what settling one of them
   * throws, with its place in the list
   */
  async confirm(
    importId: string,
    seen: readonly string[],
    person: Person,
    by: Requester,
  ): Promise<SettledImport> {
    const all = await this.#seen(importId, seen);
    const [first] = all;
    if (all.some(({ proposedBy }) => proposedBy !== first!.proposedBy)) {
      const message = 'they were not proposed by the same: settle them one by one';
      throw new Refusal(409, 'several-proposers', message);
    }
    const settlements: Settlement[] = [];
    for (const [index, waiting] of all.entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await turn();
      settlements.push(await placed(seen, waiting, this.draw.confirm(waiting, person, by)));
    }
    const { state } = settlements[0]!;
    const guards = state === 'confirmed' ? this.secondPerson.whileBothMay(person, first!) : [];
    await this.ledger.change({
      writes: [...guards, ...settlements.flatMap(({ writes }) => writes)],
      acts: settlements.flatMap(({ acts }) => acts),
    });
    for (const [index, { settle }] of settlements.entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await turn();
      await settle();
    }
    return { id: importId, state, changes: all.length };
  }

  /** @throws Refusal 404 `import-unknown`, 409 `import-changed` */
  async refuse(importId: string, seen: readonly string[], by: Requester): Promise<SettledImport> {
    const all = await this.#seen(importId, seen);
    const settlements = all.map((waiting) => this.draw.refuse(waiting, by));
    await this.ledger.change({
      writes: settlements.flatMap(({ writes }) => writes),
      acts: settlements.flatMap(({ acts }) => acts),
    });
    return { id: importId, state: 'refused', changes: all.length };
  }

  /** All that waits of the import, if it is what the person saw. */
  async #seen(importId: string, seen: readonly string[]): Promise<readonly Confirmation[]> {
    await this.alone.expire();
    const all = this.confirmations.pending().filter((each) => each.importId === importId);
    if (all.length === 0) {
      throw new Refusal(404, 'import-unknown', 'nothing waits of an import with this id');
    }
    const ids = new Set(seen);
    if (ids.size !== all.length || all.some(({ id }) => !ids.has(id))) {
      const message = 'other changes of it wait by now: look at the list again';
      throw new Refusal(409, 'import-changed', message);
    }
    return all;
  }
}

/** Tells a refusal with the place of what was refused. */
async function placed<T>(
  seen: readonly string[],
  { id }: Confirmation,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, code, message } = error;
    const at = `/ids/${seen.indexOf(id)}`;
    throw new Refusal(status, code, message, {
      problems: [{ code, severity: 'error', at, message }],
    });
  }
}
