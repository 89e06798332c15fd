import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { inject, provideAppInitializer, type ApplicationConfig } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { sessionInterceptor } from './api/session-interceptor.js';
import { APP_ROUTES } from './app-routes.js';
import { LANGUAGES } from './i18n/language.js';
import { LanguageChoice } from './i18n/language-choice.js';
import { TranslationLoader } from './i18n/translation-loader.js';
import { PageTitle } from './shell/page-title.js';
import { ThemeChoice } from './shell/theme-choice.js';

export const APP_CONFIG: ApplicationConfig = {
  providers: [
    provideRouter(APP_ROUTES, withComponentInputBinding()),
    provideHttpClient(withFetch(), withInterceptors([sessionInterceptor])),
    provideTransloco({
      config: {
        availableLangs: [...LANGUAGES],
        defaultLang: 'en',
        fallbackLang: 'en',
        reRenderOnLangChange: true,
        prodMode: true,
      },
      loader: TranslationLoader,
    }),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAppInitializer(() => {
      inject(ThemeChoice);
      return inject(LanguageChoice).begin();
    }),
  ],
};
