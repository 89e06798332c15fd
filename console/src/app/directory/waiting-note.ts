import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Confirmation } from '../api/people-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';

/** A change that is proposed and not in effect, where people look for its effect. */
@Component({
  selector: 'rf-waiting-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <div class="note unknown" *transloco="let t">
      <rf-icon name="clock" />
      <div>
        <b>{{ t('directory.waits') }}</b>
        <p>{{ waiting().summary[language()] }}</p>
        <p class="small">
          {{
            t('directory.waitsSince', {
              name: waiting().proposedBy.name,
              time: text.dateTime(waiting().proposedAt),
              until: text.dateTime(waiting().expiresAt),
            })
          }}
        </p>
        <p class="small">
          <a routerLink="/settings/confirmations">{{
            t(
              waiting().may || waiting().mayTakeUp ? 'directory.waitsForYou' : 'directory.waitsList'
            )
          }}</a>
        </p>
      </div>
    </div>
  `,
  styles: `
    .note > div {
      display: grid;
      gap: 2px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class WaitingNote {
  readonly waiting = input.required<Confirmation>();

  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
}
