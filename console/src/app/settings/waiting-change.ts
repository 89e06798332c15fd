import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Confirmation } from '../api/people-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { readerLanguage } from '../ui/reader-language.js';
import { verdictFor, type Verdict } from './verdict.js';

/** One change that waits for a second person, or all that wait of one import, with what the reader may do about it. */
@Component({
  selector: 'rf-waiting-change',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div>
        <b>{{
          group().length === 1
            ? first().summary[language()]
            : t('settings.importWaits', { count: text.number(group().length) })
        }}</b>
        @if (first().email) {
          <span class="small">{{ first().email }}</span>
        }
        @if (!isPart()) {
          <span class="small faint">{{
            t('settings.proposed', {
              name: first().proposedBy.name,
              time: text.dateTime(first().proposedAt),
              until: text.dateTime(first().expiresAt),
            })
          }}</span>
          @if (first().reason) {
            <span class="small">{{ first().reason }}</span>
          }
        }
      </div>
      @if (verdict(); as verdict) {
        <span class="acts">
          <button
            type="button"
            class="btn"
            [class.danger]="!isPart()"
            (click)="asked.emit('refuse')"
          >
            {{ t(group().length === 1 ? 'settings.refuse' : 'settings.refuseAll') }}
          </button>
          <button
            type="button"
            class="btn"
            [class.primary]="!isPart()"
            (click)="asked.emit(verdict)"
          >
            {{ t('settings.' + verdict + (group().length === 1 ? '' : 'All')) }}
          </button>
        </span>
      } @else {
        <span class="small faint">{{
          t(isMixed() ? 'settings.settleSingly' : 'settings.waitsForOther')
        }}</span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      align-items: center;
      display: flex;
      flex: 1 1 auto;
      flex-wrap: wrap;
      gap: 6px 16px;
      justify-content: space-between;
    }
    div {
      display: grid;
      flex: 1 1 260px;
      gap: 2px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    b {
      font-weight: 500;
    }
    .acts {
      align-items: center;
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class WaitingChange {
  /** At least one; several came in one import. */
  readonly group = input.required<readonly Confirmation[]>();
  /** Whether it is listed below the whole that it came with, which tells the rest. */
  readonly isPart = input(false);
  readonly asked = output<Verdict>();

  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
  protected readonly first = computed(() => this.group()[0]);
  protected readonly verdict = computed(() => verdictFor(this.group()));
  /** Whether the reader may settle some of it, but not all together. */
  protected readonly isMixed = computed(() =>
    this.group().some(({ may, mayTakeUp }) => may || mayTakeUp),
  );
}
