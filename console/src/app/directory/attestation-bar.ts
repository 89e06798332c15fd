import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryEndpoint } from '../api/directory-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { Meter } from '../ui/meter/meter.js';
import { remainingOf, standingOf, type StandingAt } from './endpoint-standing.js';

/** Days that are counted: of an end farther off, the date says more. */
const COUNTED_DAYS = 730;

/** How long an attestation still holds, as a bar of a year and in words. */
@Component({
  selector: 'rf-attestation-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Meter, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (left(); as left) {
        <rf-meter [class]="colour()" [share]="left.share" />
        <span
          class="small num"
          [class.bad-t]="left.days === 0"
          [class.warn-t]="colour() === 'unknown'"
          >{{
            left.days === 0
              ? t('directory.over')
              : left.days === 1
                ? t('directory.lastDay')
                : left.days > countedDays
                  ? t('directory.until', { time: text.date(endpoint().attestedUntil!) })
                  : t('directory.daysLeft', { count: text.number(left.days) })
          }}</span
        >
      } @else {
        <span class="small faint">{{ t('directory.noEnd') }}</span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      align-items: center;
      display: flex;
      gap: 8px;
    }
    rf-meter {
      flex: 0 1 96px;
    }
    .small {
      white-space: nowrap;
    }
  `,
})
export class AttestationBar {
  readonly endpoint = input.required<DirectoryEndpoint>();
  readonly at = input.required<StandingAt>();

  protected readonly countedDays = COUNTED_DAYS;
  protected readonly text = inject(LocaleText);
  protected readonly left = computed(() => remainingOf(this.endpoint(), this.at().now));
  protected readonly colour = computed(() => {
    const standing = standingOf(this.endpoint(), this.at());
    return standing === 'ending' ? 'unknown' : standing === 'passes' ? 'ok' : '';
  });
}
