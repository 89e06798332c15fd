import { setImmediate as turn } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { actOf, MakeChange, type Proposal } from '../confirmations/make-change.js';
import type { Requester } from '../identity/requester.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { ChangeConflict, LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { prepare, takeEffect, type JudgedEntry } from './prepared-entries.js';

/** Entries the ledger's writer takes at once, and numbers read anew, before calls are decided again. */
const AT_ONCE = 100;

/** Entries that are put in together. */
interface Batch {
  readonly importId: string;
  /** Digest of what is changed, from what to what, and what of it waits. */
  readonly digest: string;
  readonly direct: readonly JudgedEntry[];
  readonly proposals: readonly Proposal[];
  readonly by: Requester;
}

/**
 * Puts many entries in as one, while calls go on being decided: each is written aside with the act that tells of it, a few at a
 * time, and then all of them take effect in one short change, or none does.
 */
@Injectable()
export class PutEntries implements OnApplicationBootstrap {
  readonly #log = new Logger('directory');

  constructor(
    private readonly makeChange: MakeChange,
    private readonly ledger: LedgerPort,
    private readonly reading: LedgerConnection,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** Drops what was prepared and never took effect, because the server stopped; where it cannot, the next start does. */
  async onApplicationBootstrap(): Promise<void> {
    const left = this.reading.connection
      .prepare<[], string>('select distinct import_id from directory_import_entry')
      .pluck()
      .all();
    await Promise.all(left.map((importId) => this.#drop(importId))).catch((error: unknown) =>
      this.#log.error({ err: error }),
    );
  }

  /**
   * @param digest of what is changed, from what to what, and what of it waits
   * @returns the confirmation that each change that may loosen waits for
   * @throws ChangeConflict when any entry was changed meanwhile
   * @throws Refusal 409 `too-many-waiting`
   */
  async execute(
    changes: readonly JudgedEntry[],
    digest: string,
    by: Requester,
  ): Promise<ReadonlyMap<JudgedEntry, string>> {
    const importId = this.ids.next();
    const waiting = changes.filter(({ waits }) => waits !== undefined);
    const direct = changes.filter(({ waits }) => waits === undefined);
    const proposals = this.makeChange.proposeAll(waiting, by, importId);
    const isNews = direct.length > 0 || proposals.some(({ acts }) => acts.length > 0);
    if (isNews) await this.#make({ importId, digest, direct, proposals, by });
    return new Map(waiting.map((change, index) => [change, proposals[index]!.id]));
  }

  async #make({ importId, digest, direct, proposals, by }: Batch): Promise<void> {
    const entries = direct.map(({ entry }) => entry);
    try {
      await this.#prepare(direct, importId, by);
      await this.ledger.change({
        writes: [
          ...takeEffect(importId, entries, this.clock.now()),
          ...proposals.flatMap(({ writes }) => writes),
        ],
        acts: [
          ...proposals.flatMap(({ acts }) => acts),
          {
            action: 'directory.import',
            object: `directory-import/${importId}`,
            actor: by.actor,
            before: null,
            after: digest,
            reason: by.reason,
            details: { entries: direct.length, waiting: proposals.length },
          },
        ],
      });
    } catch (error) {
      // Where the store cannot be written, the next start drops it.
      if (error instanceof ChangeConflict) await this.#drop(importId);
      throw error;
    }
    await settleAll(direct);
  }

  /** One slice after the other: the writer would take together what it is given together. */
  async #prepare(changes: readonly JudgedEntry[], importId: string, by: Requester): Promise<void> {
    for (let from = 0; from < changes.length; from += AT_ONCE) {
      const slice = changes.slice(from, from + AT_ONCE);
      await this.ledger.change({
        writes: slice.map(({ entry }, index) => prepare(importId, from + index, entry)),
        acts: slice.map((change) => ({
          ...actOf(change, by),
          action: 'directory.prepare',
          details: { import: importId },
        })),
      });
    }
  }

  async #drop(importId: string): Promise<void> {
    const sql = 'delete from directory_import_entry where import_id = ?';
    await this.ledger.change({ writes: [{ sql, values: [importId] }], acts: [] });
  }
}

/** Brings what is on record into memory; one that fails keeps no other, which may tighten, from counting. */
async function settleAll(changes: readonly JudgedEntry[]): Promise<void> {
  const isRead = ({ entry }: JudgedEntry): boolean => entry.list === 'businessNumbers';
  // Nothing is read for the others, so they count from one moment to the next.
  const settled = await settle(changes.filter((change) => !isRead(change)));
  const numbers = changes.filter(isRead);
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    settled.push(...(await settle(numbers.slice(from, from + AT_ONCE))));
    await turn();
  }
  const failed = settled.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

function settle(changes: readonly JudgedEntry[]): Promise<PromiseSettledResult<void>[]> {
  return Promise.allSettled(changes.map(async (change) => change.settle()));
}
