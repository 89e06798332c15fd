import { canonicalJson } from '@ringfence/rules';
import type { AuditEntry, InclusionProof } from '../../api/audit-wire.js';
import { hashesOf } from './check-ledger.js';
import { isSame, leafHash, rootOfInclusion } from './merkle-proof.js';
import { bytesOf, openCheckpoint, type NoteFault } from './signed-note.js';

/** What a browser found out about one entry by itself; each step stands on the one before. */
export interface ReceiptFinding {
  /** Whether the shown entry has the hash the ledger holds. */
  readonly leaf: boolean;
  readonly signature: 'good' | NoteFault;
  /** Whether that hash stands at its place under the signed root. */
  readonly included: boolean;
  /** Entries under the signed root. */
  readonly size: number;
}

/** Checks an entry against its inclusion proof and the signed checkpoint that comes with it. @param publicKey base64 */
export async function checkReceipt(
  entry: Pick<AuditEntry, 'index' | 'leaf'>,
  proof: InclusionProof,
  publicKey: string,
): Promise<ReceiptFinding> {
  const bytes = new TextEncoder().encode(canonicalJson(entry.leaf));
  const hash = await leafHash(bytes);
  const told = bytesOf(proof.leafHash);
  const leaf = told !== null && isSame(hash, told) && entry.leaf['index'] === entry.index;
  const key = bytesOf(publicKey);
  const checkpoint = key === null ? 'wrong-key' : await openCheckpoint(proof.checkpoint, key);
  if (typeof checkpoint === 'string') {
    return { leaf, signature: checkpoint, included: false, size: 0 };
  }
  const path = hashesOf(proof.path);
  const root =
    path === null ? null : await rootOfInclusion(entry.index, checkpoint.size, hash, path);
  const included = root !== null && isSame(root, checkpoint.root);
  return { leaf, signature: 'good', included, size: checkpoint.size };
}

/** Whether nothing speaks against the entry. */
export function isReceiptSound({ leaf, signature, included }: ReceiptFinding): boolean {
  return leaf && signature === 'good' && included;
}
