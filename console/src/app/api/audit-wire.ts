import type { components } from './schema.js';

type Schemas = components['schemas'];

export type AuditEntry = Schemas['AuditEntry'];
export type AuditPage = Schemas['AuditPage'];
/** An entry with what proves it; no proof as long as no checkpoint covers it, a second at most. */
export type AuditReceipt = Schemas['AuditReceipt'];
export type InclusionProof = Schemas['InclusionProof'];
export type ConsistencyProof = Schemas['ConsistencyProof'];
export type LedgerCheckpoint = Schemas['LedgerCheckpoint'];
