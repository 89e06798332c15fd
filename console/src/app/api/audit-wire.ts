export interface AuditEntry {
  readonly index: number;
  readonly at: string;
  readonly kind: 'decision' | 'act' | 'gap';
  /** base64 */
  readonly leafHash: string;
  readonly leaf: Readonly<Record<string, unknown>>;
  readonly actorName: string | null;
}

export interface AuditPage {
  readonly items: readonly AuditEntry[];
  readonly next?: string;
  readonly total: number;
}

export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  /** base64 */
  readonly leafHash: string;
  readonly path: readonly string[];
  /** Signed note of the checkpoint of this size. */
  readonly checkpoint: string;
}

export interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  readonly path: readonly string[];
}

export interface LedgerVerification {
  readonly state: 'verifying' | 'intact' | 'tampered';
  readonly checkedTo: number;
  readonly firstBad?: number;
  readonly what?: string;
}

export interface LedgerCheckpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly at: string;
  readonly note: string;
  /** Raw Ed25519 key, base64. */
  readonly publicKey: string;
  readonly verification: LedgerVerification;
}
