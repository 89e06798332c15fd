import { hash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { LogFinding } from './log-finding.js';
import { readLeaf } from './read-leaf.js';

interface Version {
  readonly version: number;
  readonly digest: string;
  readonly canonical: string;
}

/** A promotion with the act it names; null: it names none, or there is none. */
interface Promoted {
  readonly id: number;
  readonly digest: string | null;
  readonly promoted_by: string | null;
  readonly reason: string;
  readonly log_index: number | null;
  readonly kind: string;
  readonly leaf: string | null;
}

/** Acts that put a policy live. */
const ACTIONS: Readonly<Record<string, string>> = {
  first: 'promotion.first',
  promotion: 'promotion.promote',
  rollback: 'promotion.roll-back',
};

/** Holds the bytes of policy versions against their digests, and promotions against the acts that tell of them. */
export class PolicyCheck {
  readonly #versions: Statement<[], Version>;
  readonly #promotions: Statement<[], Promoted>;
  readonly #untold: Statement<string[], { idx: number; object: string }>;

  constructor(connection: Database) {
    this.#versions = connection.prepare(
      'select version, digest, canonical from policy_version order by version',
    );
    this.#promotions = connection.prepare(
      `select p.id, v.digest, p.promoted_by, p.reason, p.log_index, p.kind, e.leaf from promotion p
       left join policy_version v on v.version = p.version left join log_entry e on e.idx = p.log_index order by p.id`,
    );
    this.#untold = connection.prepare(
      `select idx, json_extract(leaf, '$.object') as object from log_entry
       where kind = 'act' and json_extract(leaf, '$.action') in (?, ?, ?)
         and not exists (select 1 from promotion p where 'bundle/' || p.id = json_extract(leaf, '$.object'))
       order by idx limit 1`,
    );
  }

  /** The first thing that is wrong; undefined: nothing. */
  finding(): LogFinding | undefined {
    for (const { version, digest, canonical } of this.#versions.iterate()) {
      // All versions are looked at before each promotion, so the digest is taken by the quickest means there is.
      if (`sha256:${hash('sha256', canonical, 'hex')}` !== digest) {
        return {
          what: `the bytes of policy version ${version} are not those its digest was taken of`,
        };
      }
    }
    for (const promotion of this.#promotions.iterate()) {
      if (promotion.log_index === null || tellsOf(promotion)) continue;
      const what = `the entry does not tell of promotion ${promotion.id} as it is on record`;
      return { firstBad: promotion.log_index, what };
    }
    const untold = this.#untold.get(...Object.values(ACTIONS));
    return untold && { firstBad: untold.idx, what: `the promotion of ${untold.object} is missing` };
  }
}

/**
 * A promotion that waited for its instant is the product's own act; who asked for it stands in the signed bundle. In the
 * act's reason references and words stand for numbers and mailboxes, so only a reason without either is compared.
 */
function tellsOf({ id, digest, promoted_by, reason, kind, leaf }: Promoted): boolean {
  const act = readLeaf(leaf ?? '');
  const actor = act['actor'] as { kind: string; id: string } | undefined;
  return (
    act['action'] === ACTIONS[kind] &&
    act['object'] === `bundle/${id}` &&
    act['after'] === digest &&
    (act['reason'] === reason || /[\p{N}@]/u.test(reason)) &&
    (actor?.kind === 'system' || actor?.id === promoted_by)
  );
}
