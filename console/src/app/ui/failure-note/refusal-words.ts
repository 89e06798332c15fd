import type { TranslocoService } from '@jsverse/transloco';
import type { Language } from '@ringfence/rules';
import type { Failure } from '../../api/problem.js';

/** What a known refusal says in the reader's language; null: it has no words but the server's. */
export function refusalWords(
  transloco: TranslocoService,
  { code }: Failure,
  language: Language,
): string | null {
  const key = `refused.${code}`;
  const words = transloco.translate<string>(key, {}, language);
  return words === key ? null : words;
}
