import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { BundleKind } from './bundle-manifest.js';

/** A promotion on record with the bundle that was made for it. */
export interface BundleRecord {
  readonly sequence: number;
  readonly version: number;
  readonly kind: BundleKind;
  /** Epoch milliseconds (UTC). */
  readonly promotedAt: number;
  readonly promotedBy: string | null;
  /** Name of that person. */
  readonly promoter: string | null;
  readonly reason: string;
  /** Index of its act in the log; null: from before there were acts. */
  readonly logIndex: number | null;
  /** Null: there is no bundle under this sequence. */
  readonly manifest: string | null;
  readonly signature: Uint8Array | null;
  /** Null: there is no such version. */
  readonly digest: string | null;
  readonly canonical: string | null;
}

const COLUMNS = `p.id as sequence, p.version, p.kind, p.promoted_at as promotedAt, p.promoted_by as promotedBy,
  person.name as promoter, p.reason, p.log_index as logIndex, b.manifest, b.signature, v.digest`;
const JOINED = `promotion p left join bundle b on b.sequence = p.id
  left join policy_version v on v.version = p.version left join person on person.id = p.promoted_by`;

/** Acts that tell of a bundle. */
const ACTIONS = `'promotion.first', 'promotion.promote', 'promotion.roll-back'`;

/** Reads promotions with their bundles. */
@Injectable()
export class BundleRecords {
  readonly #newest: Statement<[], BundleRecord>;
  readonly #newestOf: Statement<[string], BundleRecord>;
  readonly #counts: Statement<[], { promotions: number | null; bundles: number | null }>;
  readonly #told: Statement<[], number | null>;
  readonly #all: Statement<[], Omit<BundleRecord, 'canonical'>>;
  readonly #act: Statement<[number], { kind: string; leaf: string }>;
  readonly #name: Statement<[string], string>;

  constructor({ connection }: LedgerConnection) {
    this.#newest = connection.prepare(
      `select ${COLUMNS}, v.canonical from ${JOINED} order by p.id desc limit 1`,
    );
    this.#newestOf = connection.prepare(
      `select ${COLUMNS}, v.canonical from ${JOINED} where v.digest = ? order by p.id desc limit 1`,
    );
    this.#counts = connection.prepare(
      'select (select max(id) from promotion) as promotions, (select max(sequence) from bundle) as bundles',
    );
    this.#told = connection
      .prepare<[], number | null>(
        `select max(cast(substr(json_extract(leaf, '$.object'), ${'bundle/'.length + 1}) as integer)) from log_entry
         where kind = 'act' and json_extract(leaf, '$.action') in (${ACTIONS})`,
      )
      .pluck();
    this.#all = connection.prepare(`select ${COLUMNS} from ${JOINED} order by p.id desc`);
    this.#act = connection.prepare('select kind, leaf from log_entry where idx = ?');
    this.#name = connection
      .prepare<[string], string>('select name from person where id = ?')
      .pluck();
  }

  /** The promotion that came last; undefined: there is none. */
  newest(): BundleRecord | undefined {
    return this.#newest.get();
  }

  /** The last promotion of a version; undefined: it never was live. */
  newestOf(digest: string): BundleRecord | undefined {
    return this.#newestOf.get(digest);
  }

  /** Sequence of the last promotion and of the last bundle; null: there is none. */
  heads(): { readonly promotions: number | null; readonly bundles: number | null } {
    return this.#counts.get()!;
  }

  /** Sequence of the last bundle the log tells of; null: it tells of none, undefined: it cannot be read. */
  lastTold(): number | null | undefined {
    try {
      return this.#told.get() ?? null;
    } catch {
      // An entry that was overwritten need not be JSON any more: that is an answer, and no reason not to start.
      return undefined;
    }
  }

  /** All of them, newest first, without the policies' bytes. */
  list(): Omit<BundleRecord, 'canonical'>[] {
    return this.#all.all();
  }

  /** What the log holds at an index. */
  entry(index: number): { readonly kind: string; readonly leaf: string } | undefined {
    return this.#act.get(index);
  }

  /** Name of whoever promoted; null: nobody, or nobody who is known. */
  promoter(id: string | null): string | null {
    return id === null ? null : (this.#name.get(id) ?? null);
  }
}
