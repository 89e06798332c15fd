import type { KeyObject } from 'node:crypto';

/** Keys of the references that stand for numbers and ids, by their ids; never taken out, so that old records are still found. */
export interface PseudonymKeys {
  /** Id of the key that new references are made with. */
  readonly current: number;
  /** 32 bytes each. */
  readonly keys: ReadonlyMap<number, Uint8Array>;
}

/** Every secret the server keeps outside its database, each for one purpose (X10). */
export interface KeySet {
  readonly pseudonyms: PseudonymKeys;
  /** Wraps the keys of subjects; 32 bytes. */
  readonly subjects: Uint8Array;
  /** Signs bundles; Ed25519. */
  readonly bundles: KeyObject;
  /** Signs the log's checkpoints; Ed25519. */
  readonly log: KeyObject;
}
