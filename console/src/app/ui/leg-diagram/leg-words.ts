import type { TranslocoService } from '@jsverse/transloco';
import type { Language } from '@ringfence/rules';
import type { LegWords } from './legs-of-attempt.js';
import { phoneText } from './phone-text.js';

/** The diagram's words in the reader's language. */
export function legWords(transloco: TranslocoService, language: Language): LegWords {
  const t = (key: string, params = {}): string => transloco.translate(key, params, language);
  return {
    kind: (kind) => {
      const word = t(`kind.${kind}`);
      return word === '' || word === `kind.${kind}` ? kind : word;
    },
    action: (action) => t(`action.${action}`),
    leg: (number) => t('legs.leg', { number }),
    number: phoneText,
    reachUnknown: t('legs.reachUnknown'),
  };
}
