import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import type { Language } from '@ringfence/rules';

/** The language the page is read in, as a signal; call it where injection is possible. */
export function readerLanguage(): Signal<Language> {
  const transloco = inject(TranslocoService);
  const active = toSignal(transloco.langChanges$, { initialValue: transloco.getActiveLang() });
  return computed(() => (active() === 'ja' ? 'ja' : 'en'));
}
