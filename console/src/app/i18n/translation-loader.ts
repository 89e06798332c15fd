import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { from, type Observable } from 'rxjs';

/** Brings the texts of one language; each is a bundle of its own, made at build. */
@Injectable({ providedIn: 'root' })
export class TranslationLoader implements TranslocoLoader {
  getTranslation(language: string): Observable<Translation> {
    return from(language === 'ja' ? loadJapanese() : loadEnglish());
  }
}

async function loadEnglish(): Promise<Translation> {
  return (await import('./en.js')).EN;
}

async function loadJapanese(): Promise<Translation> {
  return (await import('./ja.js')).JA;
}
