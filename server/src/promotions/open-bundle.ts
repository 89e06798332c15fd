import type { CompiledPolicy } from '@ringfence/rules';
import { compileVersion } from '../policy/compile-version.js';
import type { BundleManifest } from './bundle-manifest.js';
import type { BundleRecord } from './bundle-records.js';
import type { BundleSeal } from './bundle-seal.js';
import type { WholeBundle } from './live-bundle-file.js';

/** A bundle that may be served. */
export interface GoodBundle {
  readonly problem?: never;
  readonly manifest: BundleManifest;
  readonly policy: CompiledPolicy;
  readonly whole: WholeBundle;
}

/** A bundle that may be served, or why it may not. */
export type CheckedBundle = GoodBundle | { readonly problem: string; readonly manifest?: never };

/** What the log says of a promotion. */
export type LogEntry = { readonly kind: string; readonly leaf: string } | undefined;

/** Checks everything a bundle is served by: signature, form, digest, and that its policy can decide. */
export function openWhole(seal: BundleSeal, whole: WholeBundle): CheckedBundle {
  const { manifest, problem } = seal.open(whole, whole.policy);
  if (problem !== undefined) return { problem };
  const { version, digest } = manifest;
  const compiled = compileVersion({ version, digest, canonical: whole.policy });
  if (compiled.problem !== undefined) return { problem: compiled.problem };
  return { manifest, policy: compiled.policy, whole };
}

/** Checks a bundle of the database, and that promotion, version and log tell the same of it. */
export function openRecord(
  seal: BundleSeal,
  record: BundleRecord,
  entryAt: (index: number) => LogEntry,
): CheckedBundle {
  const { sequence, manifest, signature, canonical } = record;
  if (manifest === null || signature === null) {
    return { problem: `promotion ${sequence} has no bundle` };
  }
  if (canonical === null) return { problem: `version ${record.version} is not on record` };
  const opened = openWhole(seal, { manifest, signature, policy: canonical });
  if (opened.problem !== undefined) return opened;
  const differing = differences(record, opened.manifest);
  if (differing.length > 0) {
    return {
      problem: `promotion ${sequence} says another ${differing.join(', ')} than its bundle`,
    };
  }
  if (record.logIndex !== null && !tellsOf(entryAt(record.logIndex), opened.manifest)) {
    return {
      problem: `entry ${record.logIndex} of the ledger does not tell of promotion ${sequence}`,
    };
  }
  return opened;
}

function differences(record: BundleRecord, manifest: BundleManifest): string[] {
  const told = {
    sequence: record.sequence,
    version: record.version,
    digest: record.digest,
    kind: record.kind,
    promotedBy: record.promotedBy,
    promotedAt: new Date(record.promotedAt).toISOString(),
  };
  return Object.entries(told)
    .filter(([name, value]) => manifest[name as keyof typeof told] !== value)
    .map(([name]) => name);
}

function tellsOf(entry: LogEntry, manifest: BundleManifest): boolean {
  if (entry?.kind !== 'act') return false;
  const { object, after } = actOf(entry.leaf);
  return object === bundleObject(manifest.sequence) && after === manifest.digest;
}

function actOf(leaf: string): { readonly object?: unknown; readonly after?: unknown } {
  try {
    return JSON.parse(leaf) as object;
  } catch {
    // An entry that was overwritten need not be JSON any more: it tells of nothing.
    return {};
  }
}

/** How acts name a bundle. */
export function bundleObject(sequence: number): string {
  return `bundle/${sequence}`;
}
