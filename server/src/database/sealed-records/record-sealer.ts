import type { Database } from 'better-sqlite3';
import type { KeySet } from '../../keys/key-set.js';
import type { RandomSource } from '../../runtime/random-source.js';
import { References } from '../../subjects/references.js';
import { Seal } from '../../subjects/seal.js';
import type { IsBusinessNumber, Subject, SubjectName } from '../../subjects/subject-name.js';
import { SubjectStatements } from '../../subjects/subject-statements.js';

/** What rows of an earlier version are sealed with. */
export class RecordSealer {
  readonly references: References;
  readonly seal: Seal;
  readonly subjects: SubjectStatements;
  readonly isBusinessNumber: IsBusinessNumber;

  constructor(connection: Database, keys: KeySet, random: RandomSource) {
    this.references = new References(keys.pseudonyms);
    this.seal = new Seal(keys.subjects, random);
    this.subjects = new SubjectStatements(connection, this.seal);
    const numbers = new Set(
      connection.prepare<[], string>('select number from business_number').pluck().all(),
    );
    this.isBusinessNumber = (number) => numbers.has(number);
  }

  subject({ domain, value }: SubjectName): Subject {
    return { domain, value, reference: this.references.of(domain, value) };
  }
}

/** A JSON object; undefined: the text is none. */
export function objectOf(text: string | null): Record<string, unknown> | undefined {
  if (text?.startsWith('{') !== true) return undefined;
  return JSON.parse(text) as Record<string, unknown>;
}
