import { auditSarif, DOORS, textPlaces, type Language } from '@ringfence/rules';
import type { Audited } from './audit-desk.js';

export const EXPORT_FORMATS = ['sarif', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file to be taken away. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** What was found as a file: SARIF with the lines of the texts, CSV for a spreadsheet, JSON as the server answered. */
export function exportOf(audited: Audited, format: ExportFormat, language: Language): ExportedFile {
  switch (format) {
    case 'sarif':
      return {
        name: 'configuration-audit.sarif',
        type: 'application/sarif+json',
        text: JSON.stringify(auditSarif(audited.result, language, placer(audited)), null, 2),
      };
    case 'csv':
      return { name: 'configuration-audit.csv', type: 'text/csv', text: csvOf(audited, language) };
    case 'json':
      return {
        name: 'configuration-audit.json',
        type: 'application/json',
        text: JSON.stringify(audited.result, null, 2),
      };
  }
}

function placer({ files }: Audited): Parameters<typeof auditSarif>[2] {
  const finders = new Map(files.map(({ name, text }) => [name, textPlaces(text)]));
  return (file, at) => finders.get(file)?.(at);
}

/** RFC 4180; the mark at the beginning lets spreadsheets read Japanese. */
function csvOf(audited: Audited, language: Language): string {
  const place = placer(audited);
  const rows = audited.result.findings.map(({ door, severity, file, at, message, repair }) => [
    severity,
    door,
    DOORS[door].title[language],
    file,
    String(place(file, at)?.startLine ?? ''),
    at,
    message[language],
    repair[language],
  ]);
  const head = ['severity', 'door', 'title', 'file', 'line', 'pointer', 'message', 'repair'];
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that began like a formula would be run by a spreadsheet. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
