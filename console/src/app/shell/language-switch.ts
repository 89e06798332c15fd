import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../i18n/language-choice.js';

/** The two languages side by side, each named in itself. */
@Component({
  selector: 'rf-language-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <span *transloco="let t" class="seg" role="group" [attr.aria-label]="t('frame.language')">
      <button
        type="button"
        lang="en"
        [attr.aria-pressed]="languages.language() === 'en'"
        (click)="languages.choose('en')"
      >
        EN
      </button>
      <button
        type="button"
        lang="ja"
        [attr.aria-pressed]="languages.language() === 'ja'"
        (click)="languages.choose('ja')"
      >
        日本語
      </button>
    </span>
  `,
})
export class LanguageSwitch {
  protected readonly languages = inject(LanguageChoice);
}
