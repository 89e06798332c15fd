import { Injectable } from '@nestjs/common';
import {
  canonicalPolicy,
  compilePolicy,
  digestOf,
  parsePolicy,
  policyDigest,
  type CompiledPolicy,
} from '@ringfence/rules';
import { UnusableStore } from '../database/sqlite-file.js';
import { ReadSource } from '../database/read-source.js';
import { SYSTEM } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { readShippedPolicy } from './shipped-packs.js';

/** An immutable version as lists show it. */
export interface VersionSummary {
  readonly version: number;
  readonly digest: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly live: boolean;
}

/** Which version is live, since when and by whom; null: it came with the product. */
export interface LivePromotion {
  readonly version: number;
  readonly liveSince: string;
  readonly promotedBy: string | null;
}

interface VersionRow {
  version: number;
  digest: string;
  canonical: string;
  created_at: number;
  created_by: string | null;
}

/** Policy versions on record, each known by the digest of its bytes. */
@Injectable()
export class PolicyVersions {
  readonly #compiled = new Map<number, CompiledPolicy>();
  #rows: readonly Omit<VersionRow, 'canonical'>[] = [];
  #promotion: LivePromotion | undefined;

  constructor(
    private readonly ledger: LedgerPort,
    private readonly reading: ReadSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads all versions; puts in the shipped packs as version 1 where there is none.
   *
   * @throws UnusableStore when the bytes of a version do not have the digest on record: nothing is served from them
   */
  async load(): Promise<void> {
    const source = this.reading.source;
    let rows: VersionRow[] = await source.query('select * from policy_version order by version');
    if (rows.length === 0) {
      await this.#seed();
      rows = await source.query('select * from policy_version order by version');
    }
    for (const row of rows) this.#compiled.set(row.version, compileVersion(row));
    this.#rows = rows.map(({ canonical: _, ...row }) => row);
    const [promotion]: { version: number; promoted_at: number; promoted_by: string | null }[] =
      await source.query('select * from promotion order by id desc limit 1');
    this.#promotion =
      promotion === undefined
        ? undefined
        : {
            version: promotion.version,
            liveSince: new Date(promotion.promoted_at).toISOString(),
            promotedBy: promotion.promoted_by,
          };
  }

  get promotion(): LivePromotion | undefined {
    return this.#promotion;
  }

  byVersion(version: number): CompiledPolicy | undefined {
    return this.#compiled.get(version);
  }

  byDigest(digest: string): CompiledPolicy | undefined {
    const row = this.#rows.find((candidate) => candidate.digest === digest);
    return row === undefined ? undefined : this.byVersion(row.version);
  }

  /** All versions, newest first. */
  list(): VersionSummary[] {
    return this.#rows
      .map((row) => ({
        version: row.version,
        digest: row.digest,
        createdAt: new Date(row.created_at).toISOString(),
        createdBy: row.created_by,
        live: row.version === this.#promotion?.version,
      }))
      .reverse();
  }

  async #seed(): Promise<void> {
    const document = readShippedPolicy();
    const now = this.clock.now();
    const digest = policyDigest(document);
    const reason = 'the policy the product ships with';
    await this.ledger.change({
      writes: [
        {
          sql: 'insert into policy_version (version, digest, canonical, created_at, created_by) values (1, ?, ?, ?, null)',
          values: [digest, canonicalPolicy(document), now],
        },
        {
          sql: 'insert into promotion (version, promoted_at, promoted_by, reason) values (1, ?, null, ?)',
          values: [now, reason],
        },
      ],
      acts: [
        {
          action: 'version.promote',
          object: 'version/1',
          actor: SYSTEM,
          before: null,
          after: digest,
          reason,
        },
      ],
    });
  }
}

function compileVersion({ version, digest, canonical }: VersionRow): CompiledPolicy {
  if (digestOf(canonical) !== digest) {
    throw new UnusableStore(
      `policy version ${version} does not have the digest on record: restore it`,
    );
  }
  const { policy, problems } = parsePolicy(JSON.parse(canonical));
  if (problems !== undefined) {
    throw new UnusableStore(
      `policy version ${version} cannot be read (${problems[0]!.at}: ${problems[0]!.message})`,
    );
  }
  return compilePolicy(policy, { version, digest });
}
