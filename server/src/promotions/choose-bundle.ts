import type { CheckedBundle, GoodBundle } from './open-bundle.js';

/** Something about the bundles that a person has to look into. */
export interface BundleFinding {
  readonly code: 'bundle-bad' | 'bundle-file-bad' | 'version-bad' | 'state-bad';
  readonly message: string;
}

/** Which bundle is served, and what is wrong. */
export interface Choice {
  readonly live: GoodBundle | undefined;
  /** Whether the file has to be written anew. */
  readonly isFileStale: boolean;
  readonly findings: readonly BundleFinding[];
}

/** A bundle, why it is bad, or undefined: there is none. */
type Source = CheckedBundle | undefined;

/**
 * Chooses between the newest bundle of the database and the one in the file, the last that was known to be good.
 *
 * A bad one is never served, and none with a lower sequence than one that was live before (V3, V5).
 */
export function chooseBundle(record: Source, file: Source): Choice {
  const behind = isGood(record) && isGood(file) ? problemAgainst(record, file) : undefined;
  const bad = isGood(record) ? behind : problemOf(record, file);
  const findings: BundleFinding[] = [];
  if (bad !== undefined) findings.push({ code: 'bundle-bad', message: bad });
  if (file !== undefined && !isGood(file)) {
    findings.push({ code: 'bundle-file-bad', message: `live-bundle.json: ${file.problem}` });
  }
  const last = isGood(file) ? file : undefined;
  const live = isGood(record) && bad === undefined ? record : last;
  const isFileStale = live !== undefined && last?.manifest.sequence !== live.manifest.sequence;
  return { live, isFileStale, findings };
}

function problemOf(record: Exclude<Source, GoodBundle>, file: Source): string | undefined {
  if (record !== undefined) return record.problem;
  return isGood(file)
    ? `the database has no bundle, but bundle ${file.manifest.sequence} was live`
    : undefined;
}

/** What is wrong with a bundle of the database in the light of one that was live. */
function problemAgainst(record: GoodBundle, file: GoodBundle): string | undefined {
  const [now, before] = [record.manifest.sequence, file.manifest.sequence];
  if (now < before) {
    return `the newest bundle on record is ${now}, but bundle ${before} was live: what came after ${now} is missing`;
  }
  return now === before && record.whole.manifest !== file.whole.manifest
    ? `bundle ${now} on record is not the bundle ${now} that was live`
    : undefined;
}

function isGood(source: Source): source is GoodBundle {
  return source !== undefined && source.problem === undefined;
}
