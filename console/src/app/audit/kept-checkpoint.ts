import { Injectable } from '@angular/core';

/** The ledger as this browser saw it last. */
export interface KeptCheckpoint {
  readonly note: string;
  /** Raw Ed25519 key, base64. */
  readonly publicKey: string;
  /** When it was seen, RFC 3339. */
  readonly seenAt: string;
}

const KEPT = 'ringfence.ledger';

/** Remembers the last checkpoint that was checked: a ledger that forgets what it once said cannot hide from whoever remembers. */
@Injectable({ providedIn: 'root' })
export class CheckpointMemory {
  recall(): KeptCheckpoint | null {
    const text = localStorage.getItem(KEPT);
    if (text === null) return null;
    const { note, publicKey, seenAt } = JSON.parse(text) as Partial<KeptCheckpoint>;
    return note === undefined || publicKey === undefined || seenAt === undefined
      ? null
      : { note, publicKey, seenAt };
  }

  keep(checkpoint: KeptCheckpoint): void {
    localStorage.setItem(KEPT, JSON.stringify(checkpoint));
  }
}
