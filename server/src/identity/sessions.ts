import { hash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import { ReadSource } from '../database/read-source.js';
import type { Act, Actor } from '../ledger/act.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { ThingsOnRecord } from '../audit/things-on-record.js';
import { Clock } from '../runtime/clock.js';
import { RandomSource } from '../runtime/random-source.js';
import { CREDENTIAL_LENGTH, type Person } from './caller.js';
import type { LastUse } from './last-use.js';
import { People } from './people.js';

/** A session ends after this time without a request, and after this time in any case (X2). */
const IDLE_MS = 15 * 60_000;
export const LONGEST_MS = 12 * 60 * 60_000;
/** How often the last request of a session is written down. */
const NOTE_EVERY_MS = 60_000;

export interface Session {
  readonly id: string;
  readonly person: Person;
  readonly csrfToken: string;
}

/** A session as lists show it; times in epoch milliseconds (UTC). */
export interface SessionTimes {
  readonly id: string;
  readonly personId: string;
  readonly createdAt: number;
  readonly seenAt: number;
}

interface LiveSession {
  readonly id: string;
  readonly personId: string;
  readonly csrfToken: string;
  readonly createdAt: number;
  seenAt: number;
  notedAt: number;
}

interface SessionRow {
  id_digest: string;
  person_id: string;
  csrf_token: string;
  created_at: number;
  seen_at: number;
}

/** What a session begins with besides its person. */
export interface Beginning {
  /** Secret of the session it takes the place of, which ends. */
  readonly former?: string | undefined;
  /** Stored form of the password that was checked: another one by now begins nothing. */
  readonly password: string;
  /** Written together with it. */
  readonly writes?: readonly SqlWrite[];
}

/** Who is signed in: opaque ids, of which only digests are stored. */
@Injectable()
export class Sessions {
  readonly #live = new Map<string, LiveSession>();
  /** Ended, though the store may not have heard of it yet. */
  readonly #ended = new Set<string>();
  readonly #endings = new EventEmitter().setMaxListeners(0);
  /** Counts the times when all sessions of a person ended. */
  #purges = 0;

  constructor(
    private readonly ledger: LedgerPort,
    private readonly reading: ReadSource,
    private readonly people: People,
    private readonly record: ThingsOnRecord,
    private readonly clock: Clock,
    private readonly random: RandomSource,
  ) {}

  /**
   * Begins a session under a new id.
   *
   * @returns the secret the cookie carries
   * @throws ChangeConflict when the person may not sign in any more, or has another password by now
   */
  async begin(
    person: Person,
    { former, password, writes = [] }: Beginning,
  ): Promise<{ secret: string; session: Session }> {
    if (former !== undefined) await this.end(digestOf(former));
    const secret = this.random.bytes(32).toString('base64url');
    const now = this.clock.now();
    const session: LiveSession = {
      id: digestOf(secret),
      personId: person.id,
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
          sql: `insert into session (id_digest, person_id, csrf_token, created_at, seen_at)
           select ?, id, ?, ?, ? from person where id = ? and password = ? and deactivated_at is null`,
          values: [session.id, session.csrfToken, now, now, person.id, password],
          changes: 1,
        },
        { sql: 'update person set last_seen_at = ? where id = ?', values: [now, person.id] },
        ...writes,
      ],
      acts: [actOf('session.begin', session.id, person.id)],
    });
    for (const [id, { seenAt, createdAt }] of this.#live) {
      if (isOver(seenAt, createdAt, now)) this.#live.delete(id);
    }
    this.#live.set(session.id, session);
    this.people.noteSeen(person.id, now);
    return { secret, session: { id: session.id, person, csrfToken: session.csrfToken } };
  }

  /** The session behind a cookie, with its person as of now; undefined: none, or it has ended. */
  async resume(secret: string): Promise<Session | undefined> {
    const id = digestOf(secret);
    const session = this.#live.get(id) ?? (await this.#fromStore(id));
    if (session === undefined) return undefined;
    const now = this.clock.now();
    const person = this.people.active(session.personId);
    if (person === undefined || isOver(session.seenAt, session.createdAt, now)) {
      await this.end(id);
      return undefined;
    }
    session.seenAt = now;
    this.people.noteSeen(person.id, now);
    if (now - session.notedAt >= NOTE_EVERY_MS) {
      session.notedAt = now;
      const input: LastUse = { id, at: now };
      // A store that cannot write stops nobody from reading: the next minute notes it.
      this.ledger.write({ kind: 'task', task: 'session-used', input }).catch(() => undefined);
    }
    return { id, person, csrfToken: session.csrfToken };
  }

  /**
   * Ends a session at once.
   *
   * @param by who ends a session that may be another's, and why; absent: its own person does
   */
  async end(id: string, by?: { actor: Actor; reason: string | null }): Promise<void> {
    const known = this.#live.get(id)?.personId;
    this.#live.delete(id);
    this.#ended.add(id);
    this.#endings.emit(id);
    const personId = known ?? (await this.#rowOf(id))?.person_id;
    await this.ledger.change({
      writes: [{ sql: 'delete from session where id_digest = ?', values: [id] }],
      acts:
        personId === undefined
          ? []
          : [actOf(by === undefined ? 'session.end' : 'session.revoke', id, personId, by)],
    });
    this.#ended.delete(id);
  }

  /** Lets go of all sessions of a person that the store has ended already: role, password or standing changed (X2). */
  endAllOf(personId: string): void {
    this.#purges++;
    for (const session of this.#live.values()) {
      if (session.personId !== personId) continue;
      this.#live.delete(session.id);
      this.#endings.emit(session.id);
    }
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

  /** Sessions that stand, newest first. @param personId absent: everybody's */
  async list(personId?: string): Promise<SessionTimes[]> {
    const rows: SessionRow[] = await this.reading.source.query(
      'select * from session where person_id = coalesce(?, person_id) order by created_at desc, id_digest',
      [personId ?? null],
    );
    const now = this.clock.now();
    return rows
      .map((row) => ({
        id: row.id_digest,
        personId: row.person_id,
        createdAt: row.created_at,
        seenAt: this.#live.get(row.id_digest)?.seenAt ?? row.seen_at,
      }))
      .filter(
        ({ id, seenAt, createdAt }) => !isOver(seenAt, createdAt, now) && !this.#ended.has(id),
      );
  }

  async #fromStore(id: string): Promise<LiveSession | undefined> {
    const purges = this.#purges;
    const row = await this.#rowOf(id);
    if (row === undefined || this.#ended.has(id)) return undefined;
    // Read before all sessions of some person ended: this may be one of them.
    if (purges !== this.#purges) return this.#fromStore(id);
    if (!this.#isTold(row)) return undefined;
    const session: LiveSession = {
      id,
      personId: row.person_id,
      csrfToken: row.csrf_token,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      notedAt: row.seen_at,
    };
    this.#live.set(id, session);
    return session;
  }

  /** Whether the ledger tells that the person began it, and not of its end: a row alone lets nobody in. */
  #isTold({ id_digest: id, person_id: personId }: SessionRow): boolean {
    const { object, after } = actOf('session.begin', id, personId);
    const actions = ['session.begin', 'session.end', 'session.revoke'];
    return this.record.digestOf(object, actions) === after;
  }

  async #rowOf(id: string): Promise<SessionRow | undefined> {
    const rows: SessionRow[] = await this.reading.source.query(
      'select * from session where id_digest = ?',
      [id],
    );
    return rows[0];
  }
}

function actOf(
  action: string,
  sessionId: string,
  personId: string,
  by?: { actor: Actor; reason: string | null },
): Act {
  const credential = sessionId.slice(0, CREDENTIAL_LENGTH);
  const digest = digestOfThing({ session: credential, person: personId });
  return {
    action,
    object: `session/${credential}`,
    actor: by?.actor ?? { kind: 'person', id: personId, credential },
    before: action === 'session.begin' ? null : digest,
    after: action === 'session.begin' ? digest : null,
    reason: by?.reason ?? null,
  };
}

function isOver(seenAt: number, createdAt: number, now: number): boolean {
  return now - seenAt >= IDLE_MS || now - createdAt >= LONGEST_MS;
}

function digestOf(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
