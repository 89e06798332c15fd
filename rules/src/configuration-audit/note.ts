import type { AuditFinding, SkippedPart } from '../model/configuration-audit.js';
import type { Localized } from '../model/localized.js';
import type { AttestationBook } from './attestation-book.js';
import type { Guard } from './guard.js';
import type { KnownCall } from './known-calls.js';

/** A value with its JSON pointer within the content of its file. */
export interface Place {
  readonly value: unknown;
  readonly at: string;
}

/** A finding before its file and the repair of its door are known. */
export type Found = Omit<AuditFinding, 'file' | 'repair'> & { readonly repair?: Localized };

/** A place that was not understood. */
export type Unclear = Pick<SkippedPart, 'reason' | 'at'>;

/** What a reader says about a place: something found, or that it did not understand. */
export type Note = Found | Unclear;

/** Looks at one object of a file; says nothing where all is well. */
export type Reader = (place: Place, surroundings: Surroundings) => Iterable<Note>;

/** What a reader may know of the rest. */
export interface Surroundings {
  /** Name of the file, without folders. */
  readonly file: string;
  readonly guard: Guard;
  readonly attestations: AttestationBook;
  readonly phoneCalls: ReadonlyMap<string, KnownCall>;
}

export function isUnclear(note: Note): note is Unclear {
  return 'reason' in note;
}
