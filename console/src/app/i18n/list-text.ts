import type { Language } from '@ringfence/rules';

/** Things in a row, as the language sets them apart. */
export function listText(parts: readonly string[], language: Language): string {
  return parts.join(language === 'ja' ? '、' : ', ');
}
