import type { ConsistencyProof, LedgerCheckpoint } from '../../api/audit-wire.js';
import { isConsistent, type Hash } from './merkle-proof.js';
import { bytesOf, openCheckpoint, type Checkpoint, type NoteFault } from './signed-note.js';

/** The ledger as a reader once saw it. */
export interface SeenLedger {
  readonly note: string;
  /** Raw Ed25519 key, base64. */
  readonly publicKey: string;
}

/** What a browser found out about the ledger by itself. */
export interface LedgerFinding {
  readonly signature: 'good' | NoteFault;
  /** How it relates to what was seen before: `first` when nothing was. */
  readonly growth:
    'first' | 'grown' | 'same' | 'shrunk' | 'rewritten' | 'other-key' | 'not-checked';
  /** Entries since it was seen before. */
  readonly added: number;
  readonly size: number;
}

/**
 * Checks the signature of a checkpoint, and that the ledger seen before is wholly inside this one.
 *
 * @param ask brings the proof between two sizes
 */
export async function checkLedger(
  { note, publicKey }: Pick<LedgerCheckpoint, 'note' | 'publicKey'>,
  seen: SeenLedger | null,
  ask: (from: number, to: number) => Promise<ConsistencyProof>,
): Promise<LedgerFinding> {
  const now = await opened(note, publicKey);
  if (typeof now === 'string') {
    return { signature: now, growth: 'not-checked', added: 0, size: 0 };
  }
  const { growth, added } = await growthSince(seen, publicKey, now, ask);
  return { signature: 'good', growth, added, size: now.size };
}

/** Whether nothing speaks against the ledger. */
export function isSound({ signature, growth }: LedgerFinding): boolean {
  return signature === 'good' && ['first', 'grown', 'same'].includes(growth);
}

async function growthSince(
  seen: SeenLedger | null,
  publicKey: string,
  now: Checkpoint,
  ask: (from: number, to: number) => Promise<ConsistencyProof>,
): Promise<Pick<LedgerFinding, 'growth' | 'added'>> {
  if (seen === null) return { growth: 'first', added: 0 };
  if (seen.publicKey !== publicKey) return { growth: 'other-key', added: 0 };
  const before = await opened(seen.note, seen.publicKey);
  // What was kept was checked when it was kept; whatever made it unreadable since, it says nothing.
  if (typeof before === 'string') return { growth: 'first', added: 0 };
  const added = now.size - before.size;
  if (added < 0) return { growth: 'shrunk', added };
  // Every ledger begins with the empty one.
  if (before.size === 0) return { growth: 'grown', added };
  const { path } = added === 0 ? { path: [] } : await ask(before.size, now.size);
  const hashes = hashesOf(path);
  const holds =
    hashes !== null && (await isConsistent(before.size, now.size, before.root, now.root, hashes));
  if (!holds) return { growth: 'rewritten', added };
  return { growth: added === 0 ? 'same' : 'grown', added };
}

/** Hashes of a proof; null when one is none. */
export function hashesOf(path: readonly string[]): Hash[] | null {
  const hashes = path.map(bytesOf);
  return hashes.every((hash) => hash?.length === 32) ? (hashes as Hash[]) : null;
}

async function opened(note: string, publicKey: string): Promise<Checkpoint | NoteFault> {
  const key = bytesOf(publicKey);
  return key?.length === 32 ? openCheckpoint(note, key) : 'wrong-key';
}
