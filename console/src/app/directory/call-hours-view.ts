import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryNumber } from '../api/directory-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { clockText, DAYS } from './week-days.js';

type Hours = NonNullable<DirectoryNumber['callHours']>;

/** When users may call: the week, day by day, and the holidays. */
@Component({
  selector: 'rf-call-hours-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <p class="small soft">
        {{ t('directory.zone', { zone: hours().timeZone ?? t('directory.notSet') }) }}
      </p>
      <dl class="kv">
        @for (each of week(); track each.day) {
          <dt>{{ t('directory.day.' + each.day) }}</dt>
          <dd class="num">
            @for (span of each.spans; track $index) {
              <span>{{ span }}</span>
            } @empty {
              <span class="faint">{{ t('directory.shut') }}</span>
            }
          </dd>
        }
      </dl>
      @if (holidays().length > 0) {
        <p class="small soft">
          {{ t('directory.holidays.' + (hours().holidayMeans ?? 'unset')) }}
        </p>
        <ul class="small num">
          @for (each of holidays(); track $index) {
            <li>
              {{ day(each.date) ?? t('directory.notSet') }}
              @if (each.open && each.close) {
                <span>{{ clock(each.open) }}–{{ clock(each.close) }}</span>
              }
            </li>
          }
        </ul>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
    }
    ul {
      display: grid;
      gap: 2px;
      max-height: 180px;
      overflow: auto;
    }
    li {
      display: flex;
      gap: 12px;
    }
  `,
})
export class CallHoursView {
  readonly hours = input.required<Hours>();

  private readonly text = inject(LocaleText);
  protected readonly clock = clockText;
  protected readonly holidays = computed(() => this.hours().holidays ?? []);
  protected readonly week = computed(() =>
    DAYS.map((day) => ({
      day,
      spans: (this.hours().weekly ?? [])
        .filter((each) => each.day === day)
        .map(({ open = '?', close = '?' }) => `${clockText(open)}–${clockText(close)}`),
    })),
  );

  /** What is no day stays as it was put in. */
  protected day(date: string | undefined): string | undefined {
    const isDay = date !== undefined && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
    return isDay ? this.text.calendarDay(date) : date;
  }
}
