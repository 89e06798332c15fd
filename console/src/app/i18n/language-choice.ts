import { Location } from '@angular/common';
import { DOCUMENT, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { filter, firstValueFrom } from 'rxjs';
import { firstLanguage, type Language } from './language.js';

const KEPT = 'ringfence.language';

/**
 * The language the console speaks. The address says it (`?lang=ja`), so that a pasted link reads the same for everyone;
 * what was chosen last comes next, then what the browser asks for.
 */
@Injectable({ providedIn: 'root' })
export class LanguageChoice {
  private readonly transloco = inject(TranslocoService);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly location = inject(Location);

  readonly language = toSignal(this.transloco.langChanges$, { initialValue: 'en' });

  /** Settles the language before anything is drawn, and holds it in every later address. */
  async begin(): Promise<void> {
    const asked = new URLSearchParams(this.document.location.search).get('lang');
    const language = firstLanguage([asked, localStorage.getItem(KEPT), ...navigator.languages]);
    await this.speak(language);
    this.router.events
      .pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe(() => this.keepInAddress());
  }

  async choose(language: Language): Promise<void> {
    localStorage.setItem(KEPT, language);
    await this.speak(language);
    this.keepInAddress();
  }

  private async speak(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
  }

  /** English is the language without a name in the address, unless it was asked for by name. */
  private keepInAddress(): void {
    const tree = this.router.parseUrl(this.router.url);
    const { lang } = tree.queryParams as { lang?: string };
    const language = this.transloco.getActiveLang();
    if (lang === language || (lang === undefined && language === 'en')) return;
    tree.queryParams = { ...tree.queryParams, lang: language };
    // What goes with the step stays with it: the address alone is another.
    const state = (this.location.getState() ?? {}) as Record<string, unknown>;
    void this.router.navigateByUrl(tree, { replaceUrl: true, state });
  }
}
