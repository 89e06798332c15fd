import type { Analysis, PolicyDocument, ProofCertificate } from '@ringfence/rules';

/** Sent to the thread that proves: one policy, and the one to compare it with. */
export interface AnalysisTask {
  readonly kind: 'analysis';
  readonly document: PolicyDocument;
  readonly previous?: PolicyDocument;
}

/** What was shown of a policy, and the certificate that says so. */
export interface Proofs {
  readonly analysis: Analysis;
  readonly certificate: ProofCertificate;
}

/** Sent back. */
export interface AnalysisMessage {
  readonly proofs: Proofs;
}
