import { Injectable } from '@nestjs/common';
import { MalformedInput } from '../http/refusal.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { RandomSource } from '../runtime/random-source.js';
import type { NewMachineKey } from './machine-key.dto.js';
import { digestOfKey, digestOfMachineKey, MachineKeys, type MachineKey } from './machine-keys.js';
import type { Requester } from './requester.js';

/** Makes a machine key of 256 random bits (X3). */
@Injectable()
export class MakeMachineKey {
  constructor(
    private readonly keys: MachineKeys,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly random: RandomSource,
  ) {}

  /**
   * @returns the key's entry, and the key itself, which is not kept
   * @throws MalformedInput when it would have expired already
   */
  async execute(
    { name, scopes, expiresAt }: NewMachineKey,
    { actor, reason }: Requester,
  ): Promise<{ entry: MachineKey; key: string }> {
    const now = this.clock.now();
    const end = expiresAt === undefined ? null : Date.parse(expiresAt);
    if (end !== null && end <= now) {
      throw new MalformedInput([
        {
          code: 'out-of-range',
          severity: 'error',
          at: '/expiresAt',
          message: 'it is over already',
        },
      ]);
    }
    const key = `rf_${this.random.bytes(32).toString('base64url')}`;
    const id = this.ids.next();
    await this.ledger.change({
      writes: [
        {
          sql: `insert into machine_key (id, name, digest, scopes, created_at, expires_at, created_by) values (?, ?, ?, ?, ?, ?, ?)`,
          values: [id, name, digestOfKey(key), scopes.join(','), now, end, actor.id],
          changes: 1,
        },
      ],
      acts: [
        {
          action: 'machine-key.make',
          object: `machine-key/${id}`,
          actor,
          before: null,
          after: digestOfMachineKey({ id, name, scopes, expiresAt: end, revokedAt: null }),
          reason,
        },
      ],
    });
    await this.keys.load();
    return { entry: this.keys.byId(id)!, key };
  }
}
