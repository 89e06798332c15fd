import { auditConfiguration } from '@ringfence/rules';
import type { AuditMessage, AuditTask } from './audit-task.js';

/** Looks for doors in a configuration; its patterns are somebody else's, and may take any time. */
export function runAudit(
  { audit, options }: AuditTask,
  tell: (message: AuditMessage) => void,
): void {
  tell({ result: auditConfiguration(audit, options) });
}
