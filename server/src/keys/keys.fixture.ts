import { SystemRandomSource } from '../runtime/system-random-source.js';
import { BUNDLES_FILE, LOG_FILE, PSEUDONYMS_FILE, SUBJECTS_FILE } from './key-files.js';
import type { KeySet } from './key-set.js';

/** Keys as the first start draws them, in no folder. */
export function freshKeys(): KeySet {
  const random = new SystemRandomSource();
  return {
    pseudonyms: PSEUDONYMS_FILE.read(PSEUDONYMS_FILE.make(random)),
    subjects: SUBJECTS_FILE.read(SUBJECTS_FILE.make(random)),
    bundles: BUNDLES_FILE.read(BUNDLES_FILE.make(random)),
    log: LOG_FILE.read(LOG_FILE.make(random)),
  };
}
