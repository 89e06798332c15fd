import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { connect, migrate } from '../database/data-source.js';
import { databaseFile } from '../database/sqlite-file.js';
import type { KeySet } from '../keys/key-set.js';
import { freshKeys } from '../keys/keys.fixture.js';
import { Clock } from '../runtime/clock.js';
import { Ledger } from './ledger.js';
import type { DecisionPayload } from './decision-payload.js';
import type { DecisionRecord } from './ledger-job.js';

/** A clock that stands still until it is set. */
export class StoppedClock extends Clock {
  constructor(public instant: number) {
    super();
  }

  now(): number {
    return this.instant;
  }

  monotonic(): number {
    return this.instant;
  }
}

/** A ledger on a migrated database in a folder of its own, and a second connection to meddle with it. */
export class TemporaryLedger {
  private constructor(
    readonly folder: string,
    readonly keys: KeySet,
    readonly ledger: Ledger,
    readonly other: Database.Database,
  ) {}

  static async open(clock: Clock, bound = 2_000): Promise<TemporaryLedger> {
    const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-ledger-'));
    const keys = freshKeys();
    const source = await connect(databaseFile(folder), [], keys);
    await migrate(source);
    await source.destroy();
    return TemporaryLedger.on(folder, keys, clock, bound);
  }

  /** On a migrated database that is there already. */
  static async on(
    folder: string,
    keys: KeySet,
    clock: Clock,
    bound = 2_000,
  ): Promise<TemporaryLedger> {
    const file = databaseFile(folder);
    const ledger = await Ledger.open(file, clock, bound, keys);
    return new TemporaryLedger(folder, keys, ledger, new Database(file));
  }

  get file(): string {
    return databaseFile(this.folder);
  }

  /** All values of a query's only column. */
  all(query: string): unknown[] {
    return this.other.prepare(query).pluck().all();
  }

  /** From here on no decision can be written, as on a full disk; other writes still can. */
  breakDecisions(): void {
    this.other.exec(
      `create trigger store_broken before insert on decision
       begin select raise(abort, 'the disk is full'); end`,
    );
  }

  mendDecisions(): void {
    this.other.exec('drop trigger store_broken');
  }

  /** Takes away what keeps the log append-only, as somebody with the file can. */
  forceOpen(): void {
    for (const table of ['log_entry', 'log_tile', 'log_checkpoint', 'decision']) {
      for (const verb of ['update', 'delete']) {
        this.other.exec(`drop trigger if exists ${table}_no_${verb}`);
      }
    }
  }

  /** Stops the writer; the data stay. */
  async stop(): Promise<void> {
    await this.ledger.close();
    this.other.close();
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A payload that tells nothing. */
export const EMPTY_PAYLOAD: DecisionPayload = {
  decision: '{}',
  attempt: '{}',
  evidence: '{}',
  facts: '{}',
  outcomes: '{}',
};

/** A record of a permit, or of what is given instead. */
export function recordFor(
  attemptId: string,
  changes: Partial<DecisionRecord> = {},
): DecisionRecord {
  return {
    decisionId: `decision-${attemptId}`,
    decidedAt: 1_800_000_000_000,
    keyId: 'key',
    attempt: attemptId,
    question: 'question',
    effect: 'permit',
    scenario: 'user-to-webrtc',
    action: 'connect',
    businessNumber: '+81311110001',
    references: { user: 'user', bsuid: null, businessNumber: 'business' },
    origin: 'whatsapp',
    target: 'webrtc',
    via: [],
    reasons: ['user-to-webrtc'],
    pstn: false,
    rules: ['routing/user-to-webrtc'],
    policy: { version: 1, digest: 'sha256:0' },
    validUntil: 1_800_000_060_000,
    permit: { pair: '+81311110001 user', call: null, places: ['webrtc:web-app'], longest: null },
    subjects: [{ domain: 'number', value: '819011110001', reference: 'user' }],
    payload: EMPTY_PAYLOAD,
    ...changes,
  };
}
