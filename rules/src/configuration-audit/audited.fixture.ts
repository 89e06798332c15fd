import type { ConfigurationAudit } from '../model/configuration-audit.js';
import { auditConfiguration } from './audit-configuration.js';

export const NOW = Date.UTC(2026, 10, 26);

/** One row of a table: what a file holds, and what is said of it, as `<severity> <door> <pointer>`. */
export interface AuditRow {
  readonly name: string;
  readonly content: unknown;
  readonly expected: readonly string[];
  /** Anything else that is said with the audit. */
  readonly more?: Partial<Omit<ConfigurationAudit, 'files' | 'platform'>>;
}

/** What is said of one file, sorted. */
export function saidOf(
  name: string,
  content: unknown,
  more: AuditRow['more'] = {},
): readonly string[] {
  const audit: ConfigurationAudit = { platform: 'infobip', files: [{ name, content }], ...more };
  return auditConfiguration(audit, { now: NOW })
    .findings.map(({ door, severity, at }) => `${severity} ${door} ${at}`.trimEnd())
    .sort();
}

/** Makes a spec of every row. */
export function describeRows(file: string, rows: readonly AuditRow[]): void {
  for (const { name, content, expected, more } of rows) {
    it(name, () => {
      expect(saidOf(file, content, more)).toEqual([...expected].sort());
    });
  }
}
