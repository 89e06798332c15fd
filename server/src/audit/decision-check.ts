import { hash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import { REFERENCE, type References } from '../subjects/references.js';
import type { Leaf } from './read-leaf.js';

/** A row of the decision table; all of it null: there is none. */
export interface DecisionColumns {
  readonly decision_id: string | null;
  readonly decided_at: number | null;
  readonly key_id: string | null;
  readonly attempt_ref: string | null;
  readonly question_ref: string | null;
  readonly effect: string | null;
  readonly scenario: string | null;
  readonly action: string | null;
  readonly business_number: string | null;
  readonly user_ref: string | null;
  readonly bsuid_ref: string | null;
  readonly origin: string | null;
  readonly target: string | null;
  readonly via: string | null;
  readonly reasons: string | null;
  readonly version: number | null;
  readonly valid_until: number | null;
  readonly payload: Uint8Array | null;
}

/** Holds rows of the decision table against the entries that tell of them. */
export class DecisionCheck {
  readonly #references: References;
  readonly #digest: Statement<[number | null], string>;

  constructor(connection: Database, references: References) {
    this.#references = references;
    this.#digest = connection
      .prepare<[number | null], string>('select digest from policy_version where version = ?')
      .pluck();
  }

  /** What is wrong with the row beside an entry; undefined: nothing. */
  difference(leaf: Leaf, row: DecisionColumns): string | undefined {
    const isDecision = leaf['kind'] === 'decision';
    if (row.decision_id === null) return isDecision ? 'its decision is missing' : undefined;
    if (!isDecision) return 'a decision is kept under it that it does not tell of';
    const kept = this.#told(leaf, row);
    const name = Object.keys(kept).find((field) => !isSame(leaf[field], kept[field]));
    return name === undefined ? undefined : `the decision on record has another ${name}`;
  }

  /** What the leaf must say of the row. */
  #told(leaf: Leaf, row: DecisionColumns): Leaf {
    return {
      at: instantOf(row.decided_at),
      decisionId: row.decision_id,
      key: row.key_id,
      attempt: row.attempt_ref,
      question: row.question_ref,
      policy: { digest: this.#digest.get(row.version) ?? null, version: row.version },
      effect: row.effect,
      scenario: row.scenario,
      action: row.action,
      origin: row.origin,
      target: row.target,
      via: listOf(row.via),
      reasons: listOf(row.reasons),
      businessNumber: this.#referenceOf(row.business_number, leaf['businessNumber']),
      user: row.user_ref,
      bsuid: row.bsuid_ref,
      validUntil: instantOf(row.valid_until),
      payload: `sha256:${hash('sha256', row.payload ?? Buffer.alloc(0), 'hex')}`,
    };
  }

  /** The number's reference under the key that the leaf's was made with; a number nobody registered stands as one already. */
  #referenceOf(number: string | null, like: unknown): string | undefined {
    if (number !== null && REFERENCE.test(number)) return number;
    const digits = (number ?? '').replace('+', '');
    return this.#references.all('number', digits).find((reference) => reference === like);
  }
}

function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function listOf(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split(',');
}

function isSame(said: unknown, kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null
    ? JSON.stringify(said) === JSON.stringify(kept)
    : said === kept;
}
