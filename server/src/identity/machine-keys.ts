import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReadSource } from '../database/read-source.js';
import { SYSTEM } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { SCOPES, type Scope } from './access.js';
import type { LastUse } from './last-use.js';

/** How often the last use of a key is written down, in milliseconds. */
const NOTE_USE_EVERY_MS = 60_000;

interface MachineKey {
  readonly id: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: number | null;
  lastUsedAt: number | null;
}

/** Keys of the machines that ask; only their digests are stored (X3). */
@Injectable()
export class MachineKeys {
  #byDigest = new Map<string, MachineKey>();

  constructor(
    private readonly ledger: LedgerPort,
    private readonly reading: ReadSource,
    private readonly clock: Clock,
  ) {}

  async load(): Promise<void> {
    const rows: {
      id: string;
      digest: string;
      scopes: string;
      expires_at: number | null;
      last_used_at: number | null;
    }[] = await this.reading.source.query('select * from machine_key');
    this.#byDigest = new Map(
      rows.map((row) => [
        row.digest,
        {
          id: row.id,
          scopes: row.scopes.split(',').filter(isScope),
          expiresAt: row.expires_at,
          lastUsedAt: row.last_used_at,
        },
      ]),
    );
  }

  get count(): number {
    return this.#byDigest.size;
  }

  /** The key that was presented; undefined: not known, or expired. */
  recognise(presented: string): { id: string; scopes: readonly Scope[] } | undefined {
    const key = this.#byDigest.get(digestOfKey(presented));
    const now = this.clock.now();
    if (key === undefined || (key.expiresAt !== null && now >= key.expiresAt)) return undefined;
    if (key.lastUsedAt === null || now - key.lastUsedAt >= NOTE_USE_EVERY_MS)
      this.#noteUse(key, now);
    return key;
  }

  /** Stores a key under a fixed id, and under no other; the same key again changes nothing, another one replaces it. */
  async put(id: string, name: string, key: string, scopes: readonly Scope[]): Promise<void> {
    const digest = digestOfKey(key);
    const known = this.#byDigest.get(digest);
    if (known?.id === id && known.scopes.join() === scopes.join()) return;
    await this.ledger.change({
      writes: [
        { sql: 'delete from machine_key where digest = ? and id <> ?', values: [digest, id] },
        {
          sql: `insert into machine_key (id, name, digest, scopes, created_at) values (?, ?, ?, ?, ?)
           on conflict (id) do update set digest = excluded.digest, scopes = excluded.scopes`,
          values: [id, name, digest, scopes.join(','), this.clock.now()],
        },
      ],
      acts: [
        {
          action: 'machine-key.put',
          object: `machine-key/${id}`,
          actor: SYSTEM,
          before: null,
          after: digestOfThing({ id, name, scopes }),
          reason: null,
        },
      ],
    });
    await this.load();
  }

  #noteUse(key: MachineKey, now: number): void {
    key.lastUsedAt = now;
    const input: LastUse = { id: key.id, at: now };
    this.ledger
      .write({ kind: 'task', task: 'key-used', input })
      // While the store cannot write, the use is noted a minute later; the request itself does not wait for it.
      .catch(() => undefined);
  }
}

function digestOfKey(key: string): string {
  return hash('sha256', key, 'base64url');
}

function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}
