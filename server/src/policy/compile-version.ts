import { compilePolicy, digestOf, parsePolicy, type CompiledPolicy } from '@ringfence/rules';

/** A version as stored: its bytes and the digest they must have. */
export interface StoredVersion {
  readonly version: number;
  readonly digest: string;
  /** RFC 8785 text of the policy document. */
  readonly canonical: string;
}

/** A version ready to decide, or why nothing may be decided by it. */
export type CompiledVersion =
  | { readonly policy: CompiledPolicy; readonly problem?: never }
  | { readonly problem: string; readonly policy?: never };

/** Compiles the bytes of a version, unless they are not the ones the digest was taken of. */
export function compileVersion({ version, digest, canonical }: StoredVersion): CompiledVersion {
  if (digestOf(canonical) !== digest) {
    return { problem: `the bytes of version ${version} do not have the digest on record` };
  }
  const document = jsonOf(canonical);
  if (document === undefined) return { problem: `version ${version} is no JSON` };
  const { policy, problems } = parsePolicy(document);
  if (problems !== undefined) {
    const { at, message } = problems[0]!;
    return { problem: `version ${version} cannot be read (${at}: ${message})` };
  }
  return { policy: compilePolicy(policy, { version, digest }) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever changes a row may change its digest too: what is left need not be JSON.
    return undefined;
  }
}
