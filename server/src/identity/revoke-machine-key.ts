import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { digestOfMachineKey, MachineKeys } from './machine-keys.js';
import type { Requester } from './requester.js';

/** Revokes a machine key: from then on nobody is let in with it. */
@Injectable()
export class RevokeMachineKey {
  constructor(
    private readonly keys: MachineKeys,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal 404 `machine-key-unknown`, 409 `machine-key-revoked` */
  async execute(id: string, { actor, reason }: Requester): Promise<void> {
    const key = this.keys.byId(id);
    if (key === undefined) throw new Refusal(404, 'machine-key-unknown', 'no key has this id');
    if (key.revokedAt !== null) {
      throw new Refusal(409, 'machine-key-revoked', 'the key was revoked before');
    }
    const now = this.clock.now();
    await this.ledger.change({
      writes: [
        {
          sql: 'update machine_key set revoked_at = ? where id = ? and revoked_at is null',
          values: [now, id],
          changes: 1,
        },
      ],
      acts: [
        {
          action: 'machine-key.revoke',
          object: `machine-key/${id}`,
          actor,
          before: digestOfMachineKey(key),
          after: digestOfMachineKey({ ...key, revokedAt: now }),
          reason,
        },
      ],
    });
    await this.keys.load();
  }
}
