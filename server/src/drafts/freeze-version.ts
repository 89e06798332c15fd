import { canonicalPolicy, digestOf, type PolicyDocument } from '@ringfence/rules';
import type { SqlWrite } from '../ledger/ledger-job.js';

/** A policy in the one byte form that its digest covers. */
export interface FrozenPolicy {
  readonly digest: string;
  readonly canonical: string;
}

/** Brings a policy into its canonical bytes (RFC 8785) and takes their SHA-256: from here it is known by that. */
export function freezePolicy(document: PolicyDocument): FrozenPolicy {
  const canonical = canonicalPolicy(document);
  return { digest: digestOf(canonical), canonical };
}

/** Puts a frozen policy among the versions, under the next number; bytes that are there already keep theirs. */
export function putVersion(
  { digest, canonical }: FrozenPolicy,
  frame: { readonly base: string; readonly personId: string; readonly at: number },
): SqlWrite {
  return {
    sql: `insert into policy_version (version, digest, canonical, created_at, created_by, base)
      select coalesce(max(version), 0) + 1, ?, cast(? as text), ?, ?, ? from policy_version where true
      on conflict (digest) do nothing`,
    // As bytes: the writer's thread has a small heap for texts.
    values: [digest, Buffer.from(canonical, 'utf8'), frame.at, frame.personId, frame.base],
  };
}
