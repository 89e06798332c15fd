import { AUDITED_FILE_LIMITS, parseStrictJson, type Problem } from '@ringfence/rules';

/** A file as it was chosen: its text, and what it holds where it is JSON. */
export interface AuditedText {
  readonly name: string;
  readonly text: string;
  readonly content: unknown;
  /** Empty: it can be sent. */
  readonly problems: readonly Problem[];
}

const NOT_JSON: Problem = {
  code: 'not-json',
  severity: 'error',
  at: '',
  message: 'the file is not JSON',
};

/** Reads one file as the server would. */
export function auditedText(name: string, text: string): AuditedText {
  const { value, problems } = parseStrictJson(text, AUDITED_FILE_LIMITS, () => NOT_JSON);
  return { name, text, content: value ?? null, problems: problems ?? [] };
}

/** Files with others added; one of the same name is replaced. */
export function withFiles(
  files: readonly AuditedText[],
  added: readonly AuditedText[],
): readonly AuditedText[] {
  const byName = new Map([...files, ...added].map((file) => [file.name, file]));
  return [...byName.values()];
}
