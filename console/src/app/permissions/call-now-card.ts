import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ShownPermission } from '../api/permission-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';

/** What a call by the business would be answered at the moment the page was read. */
@Component({
  selector: 'rf-call-now-card',
  host: { class: 'card' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <section *transloco="let t" aria-labelledby="h-now">
      <h2 id="h-now">{{ t('permissions.callNow') }}</h2>
      <p [class]="'big eff ' + callNow().effect">
        <rf-icon [name]="callNow().effect" />{{ t('permissions.now.' + callNow().effect) }}
      </p>
      <ul>
        @for (reason of callNow().reasons; track $index) {
          <li>
            {{ reason.text[language()] }}
            <a
              class="code"
              [routerLink]="['/policy/versions', callNow().policy.version]"
              [fragment]="reason.rule ?? reason.code"
              >{{ reason.code }}</a
            >
          </li>
        }
      </ul>
      @if (callNow().retryAt; as at) {
        <p>
          {{ t('permissions.retryAt') }} <b class="num nowrap">{{ text.dateTime(at) }}</b>
        </p>
      }
      @if (callNow().requestable) {
        <p class="note"><rf-icon name="permission" />{{ t('permissions.requestable') }}</p>
      }
      <p class="small faint">
        {{
          t('permissions.judged', {
            version: callNow().policy.version,
            time: text.dateTime(at()),
          })
        }}
      </p>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 8px;
      padding: 12px 16px 16px;
    }
    .big {
      font: var(--mat-sys-title-medium);
      justify-self: start;
      white-space: normal;
    }
    ul {
      display: grid;
      gap: 6px;
    }
  `,
})
export class CallNowCard {
  readonly callNow = input.required<NonNullable<ShownPermission['callNow']>>();
  readonly at = input.required<string>();

  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
}
