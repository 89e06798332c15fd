import type { KeyObject } from 'node:crypto';
import type { PseudonymKeys } from '../keys/key-set.js';

/** Which log is looked at, and by which keys; plain data that crosses the thread boundary. */
export class CheckedLog {
  constructor(
    readonly file: string,
    /** Public key of the log. */
    readonly key: KeyObject,
    readonly pseudonyms: PseudonymKeys,
  ) {}
}
