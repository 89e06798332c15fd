import { hash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import { ReadSource } from '../database/read-source.js';
import type { Act } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { RandomSource } from '../runtime/random-source.js';
import type { Person } from './caller.js';
import type { LastUse } from './last-use.js';
import { People } from './people.js';

/** A session ends after this time without a request, and after this time in any case (X2). */
const IDLE_MS = 15 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;
/** How often the last request of a session is written down. */
const NOTE_EVERY_MS = 60_000;

export interface Session {
  readonly id: string;
  readonly person: Person;
  readonly csrfToken: string;
}

interface LiveSession extends Session {
  readonly createdAt: number;
  seenAt: number;
  notedAt: number;
}

/** Who is signed in: opaque ids, of which only digests are stored. */
@Injectable()
export class Sessions {
  readonly #live = new Map<string, LiveSession>();
  /** Ended, though the store may not have heard of it yet. */
  readonly #ended = new Set<string>();
  readonly #endings = new EventEmitter().setMaxListeners(0);

  constructor(
    private readonly ledger: LedgerPort,
    private readonly reading: ReadSource,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly random: RandomSource,
  ) {}

  /**
   * Begins a session under a new id.
   *
   * @param former secret of the session it takes the place of, which ends
   * @returns the secret the cookie carries
   */
  async begin(person: Person, former?: string): Promise<{ secret: string; session: Session }> {
    if (former !== undefined) await this.end(digestOf(former));
    const secret = this.random.bytes(32).toString('base64url');
    const now = this.clock.now();
    const session: LiveSession = {
      id: digestOf(secret),
      person,
      csrfToken: this.random.bytes(32).toString('base64url'),
      createdAt: now,
      seenAt: now,
      notedAt: now,
    };
    await this.ledger.change({
      writes: [
        {
          sql: 'delete from session where seen_at < ? or created_at < ?',
          values: [now - IDLE_MS, now - LONGEST_MS],
        },
        {
          sql: 'insert into session (id_digest, person_id, csrf_token, created_at, seen_at) values (?, ?, ?, ?, ?)',
          values: [session.id, person.id, session.csrfToken, now, now],
        },
      ],
      acts: [actOf('session.begin', person.id, session.id)],
    });
    for (const [id, { seenAt, createdAt }] of this.#live) {
      if (isOver(seenAt, createdAt, now)) this.#live.delete(id);
    }
    this.#live.set(session.id, session);
    return { secret, session };
  }

  /** The session behind a cookie; undefined: none, or it has ended. */
  async resume(secret: string): Promise<Session | undefined> {
    const id = digestOf(secret);
    const session = this.#live.get(id) ?? (await this.#fromStore(id));
    if (session === undefined) return undefined;
    const now = this.clock.now();
    if (isOver(session.seenAt, session.createdAt, now)) {
      await this.end(id);
      return undefined;
    }
    session.seenAt = now;
    if (now - session.notedAt >= NOTE_EVERY_MS) {
      session.notedAt = now;
      const input: LastUse = { id, at: now };
      // A store that cannot write stops nobody from reading: the next minute notes it.
      this.ledger.write({ kind: 'task', task: 'session-used', input }).catch(() => undefined);
    }
    return session;
  }

  /** Ends a session at once. */
  async end(id: string): Promise<void> {
    const ended = this.#live.get(id);
    this.#live.delete(id);
    this.#ended.add(id);
    this.#endings.emit(id);
    const personId = ended?.person.id;
    await this.ledger.change({
      writes: [{ sql: 'delete from session where id_digest = ?', values: [id] }],
      acts: personId === undefined ? [] : [actOf('session.end', personId, id)],
    });
    this.#ended.delete(id);
  }

  /** Whether a session that was resumed before still stands. */
  isLive(id: string): boolean {
    const session = this.#live.get(id);
    return session !== undefined && !isOver(session.seenAt, session.createdAt, this.clock.now());
  }

  /** Tells when a session ends. @returns a function that ends the subscription */
  onEnd(id: string, listener: () => void): () => void {
    this.#endings.once(id, listener);
    return () => this.#endings.off(id, listener);
  }

  async #fromStore(id: string): Promise<LiveSession | undefined> {
    if (this.#ended.has(id)) return undefined;
    const [row]: {
      person_id: string;
      csrf_token: string;
      created_at: number;
      seen_at: number;
    }[] = await this.reading.source.query('select * from session where id_digest = ?', [id]);
    if (row === undefined) return undefined;
    const person = await this.people.byId(row.person_id);
    if (person === undefined) return undefined;
    const session: LiveSession = {
      id,
      person,
      csrfToken: row.csrf_token,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      notedAt: row.seen_at,
    };
    this.#live.set(id, session);
    return session;
  }
}

function actOf(action: string, personId: string, sessionId: string): Act {
  const credential = sessionId.slice(0, 12);
  return {
    action,
    object: `session/${credential}`,
    actor: { kind: 'person', id: personId, credential },
    before: null,
    after: null,
    reason: null,
  };
}

function isOver(seenAt: number, createdAt: number, now: number): boolean {
  return now - seenAt >= IDLE_MS || now - createdAt >= LONGEST_MS;
}

function digestOf(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
