import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReadSource } from '../database/read-source.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { Clock } from '../runtime/clock.js';
import { RandomSource } from '../runtime/random-source.js';
import { CREDENTIAL_LENGTH } from './caller.js';
import type { InvitationView } from './person.dto.js';

/** How long an invitation may be accepted, in milliseconds. */
const LASTS_MS = 72 * 3_600_000;

/** Invitations: tokens of 256 bits, shown once and stored as digests. */
@Injectable()
export class Invitations {
  constructor(
    private readonly reading: ReadSource,
    private readonly clock: Clock,
    private readonly random: RandomSource,
  ) {}

  /** Draws up an invitation that takes the place of the person's earlier ones. */
  draw(personId: string): { view: InvitationView; writes: readonly SqlWrite[] } {
    const token = this.random.bytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now + LASTS_MS;
    return {
      view: { token, expiresAt: new Date(expiresAt).toISOString() },
      writes: [
        { sql: 'delete from invitation where person_id = ?', values: [personId] },
        {
          sql: 'insert into invitation (digest, person_id, created_at, expires_at) values (?, ?, ?, ?)',
          values: [digestOf(token), personId, now, expiresAt],
          changes: 1,
        },
      ],
    };
  }

  /** Whom a token invites; undefined: nobody, not any more, or it was used. */
  async personInvitedBy(token: string): Promise<string | undefined> {
    const rows: { person_id: string }[] = await this.reading.source.query(
      'select person_id from invitation where digest = ? and expires_at > ?',
      [digestOf(token), this.clock.now()],
    );
    return rows[0]?.person_id;
  }

  /** Uses a token up, once. */
  use(token: string): SqlWrite {
    return {
      sql: 'delete from invitation where digest = ? and expires_at > ?',
      values: [digestOf(token), this.clock.now()],
      changes: 1,
    };
  }

  /** How acts name a token. */
  credentialOf(token: string): string {
    return digestOf(token).slice(0, CREDENTIAL_LENGTH);
  }
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
