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

/** A key as it is kept; times in epoch milliseconds (UTC). */
export interface MachineKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  /** Id of the person who made it; null: the product's settings brought it. */
  readonly createdBy: string | null;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  lastUsedAt: number | null;
}

interface KeyRow {
  id: string;
  name: string;
  digest: string;
  scopes: string;
  created_at: number;
  created_by: string | null;
  expires_at: number | null;
  revoked_at: number | null;
  last_used_at: number | null;
}

/** Keys of the machines that ask; only their digests are stored (X3). */
@Injectable()
export class MachineKeys {
  #byDigest: ReadonlyMap<string, MachineKey> = new Map();
  #byId: ReadonlyMap<string, MachineKey> = new Map();

  constructor(
    private readonly ledger: LedgerPort,
    private readonly reading: ReadSource,
    private readonly clock: Clock,
  ) {}

  /** Reads all keys anew, after a change. */
  async load(): Promise<void> {
    const rows: KeyRow[] = await this.reading.source.query('select * from machine_key order by id');
    const keys = rows.map((row) => [row.digest, keyOf(row)] as const);
    this.#byDigest = new Map(keys);
    this.#byId = new Map(keys.map(([, key]) => [key.id, key]));
  }

  get count(): number {
    return this.#byId.size;
  }

  /** All keys, also those that are over. */
  list(): MachineKey[] {
    return [...this.#byId.values()];
  }

  byId(id: string): MachineKey | undefined {
    return this.#byId.get(id);
  }

  /** Whether a key may be used now. */
  isActive(id: string): boolean {
    const key = this.#byId.get(id);
    return key !== undefined && this.stateOf(key) === 'active';
  }

  stateOf({ revokedAt, expiresAt }: MachineKey): 'active' | 'expired' | 'revoked' {
    if (revokedAt !== null) return 'revoked';
    return expiresAt !== null && this.clock.now() >= expiresAt ? 'expired' : 'active';
  }

  nameOf(id: string): string {
    return this.#byId.get(id)?.name ?? id;
  }

  /** Id of the person who made a key; undefined: nobody is known. */
  makerOf(id: string): string | undefined {
    return this.#byId.get(id)?.createdBy ?? undefined;
  }

  /** The key that was presented; undefined: not known, expired or revoked. */
  recognise(presented: string): { id: string; scopes: readonly Scope[] } | undefined {
    const key = this.#byDigest.get(digestOfKey(presented));
    if (key === undefined || this.stateOf(key) !== 'active') return undefined;
    const now = this.clock.now();
    if (key.lastUsedAt === null || now - key.lastUsedAt >= NOTE_USE_EVERY_MS)
      this.#noteUse(key, now);
    return key;
  }

  /**
   * Stores a key of the settings under a fixed id, and under no other; the same key again changes nothing, and stays revoked
   * when it was; another one replaces it.
   */
  async put(id: string, name: string, key: string, scopes: readonly Scope[]): Promise<void> {
    const digest = digestOfKey(key);
    const known = this.#byDigest.get(digest);
    if (known?.id === id && known.scopes.join() === scopes.join()) return;
    const before = this.#byId.get(id);
    await this.ledger.change({
      writes: [
        { sql: 'delete from machine_key where digest = ? and id <> ?', values: [digest, id] },
        {
          sql: `insert into machine_key (id, name, digest, scopes, created_at) values (?, ?, ?, ?, ?)
           on conflict (id) do update set digest = excluded.digest, scopes = excluded.scopes,
             revoked_at = case when digest = excluded.digest then revoked_at end`,
          values: [id, name, digest, scopes.join(','), this.clock.now()],
        },
      ],
      acts: [
        {
          action: 'machine-key.put',
          object: `machine-key/${id}`,
          actor: SYSTEM,
          before: digestOfMachineKey(before),
          after: digestOfMachineKey({ id, name, scopes, expiresAt: null, revokedAt: null }),
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

/** What is stored of a key. */
export function digestOfKey(key: string): string {
  return hash('sha256', key, 'base64url');
}

/** What an act's digest of a key covers: what it may do, and until when. */
export function digestOfMachineKey(
  key: Pick<MachineKey, 'id' | 'name' | 'scopes' | 'expiresAt' | 'revokedAt'> | undefined,
): string | null {
  if (key === undefined) return null;
  const { id, name, scopes, expiresAt, revokedAt } = key;
  return digestOfThing({ id, name, scopes, expiresAt, revoked: revokedAt !== null });
}

function keyOf(row: KeyRow): MachineKey {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes.split(',').filter(isScope),
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}

function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}
