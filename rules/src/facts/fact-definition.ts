import type { Localized } from '../model/localized.js';

export type FactType = 'boolean' | 'string' | 'number' | 'instant' | 'string-list';

/** One fact a rule may read. */
export interface FactDefinition {
  readonly type: FactType;
  /** Short name for pickers and sentences. */
  readonly name: Localized;
  /** One sentence: what the fact says and where it comes from. */
  readonly about: Localized;
  /** Closed vocabulary, where the fact has one (elements of a `string-list` included). */
  readonly values?: readonly string[];
  /** Names of `values` for people. */
  readonly valueNames?: Readonly<Record<string, Localized>>;
  /** Unit of a number, for people. */
  readonly unit?: Localized;
  readonly source: 'attempt' | 'directory' | 'permissions' | 'calls' | 'parameters' | 'clock';
  /** Whether the value is personal data of a user. */
  readonly personal: boolean;
}

/** Facts by name; a rule that reads any other name is refused. Names below `context.` are free. */
export type FactCatalog = Readonly<Record<string, FactDefinition>>;
