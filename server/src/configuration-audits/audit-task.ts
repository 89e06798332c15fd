import type { AuditOptions, ConfigurationAudit, ConfigurationAuditResult } from '@ringfence/rules';

/** Sent to the thread that audits: the files, and what the server knows. */
export interface AuditTask {
  readonly kind: 'configuration-audit';
  readonly audit: ConfigurationAudit;
  readonly options: AuditOptions;
}

/** Sent back. */
export interface AuditMessage {
  readonly result: ConfigurationAuditResult;
}
