import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Progress } from '../../api/long-run.js';
import { LocaleText } from '../../i18n/locale-text.js';
import { Meter } from '../meter/meter.js';

/** Long work under way: a bar, how much is done, how long it may still take, and a way to stop it. */
@Component({
  selector: 'rf-progress-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Meter, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <rf-meter class="acc" [share]="share()" />
      <p class="small soft">
        <span
          role="progressbar"
          aria-valuemin="0"
          [attr.aria-valuemax]="progress().total"
          [attr.aria-valuenow]="progress().done"
          [attr.aria-label]="label()"
          >{{
            t('progress.count', {
              done: text.number(progress().done),
              total: text.number(progress().total),
            })
          }}</span
        >
        @if (progress().secondsLeft; as seconds) {
          <span class="faint">{{ t('progress.left', { seconds: text.number(seconds) }) }}</span>
        }
      </p>
      <button type="button" class="btn" (click)="stopped.emit()">{{ t('act.cancel') }}</button>
    </ng-container>
  `,
  styles: `
    :host {
      align-items: center;
      display: grid;
      gap: 6px 12px;
      grid-template-columns: minmax(0, 1fr) auto;
    }
    rf-meter {
      grid-column: 1;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 10px;
      grid-column: 1;
    }
    .btn {
      grid-column: 2;
      grid-row: 1 / 3;
    }
  `,
})
export class ProgressBar {
  readonly progress = input.required<Progress>();
  readonly label = input.required<string>();

  readonly stopped = output();

  protected readonly text = inject(LocaleText);
  protected readonly share = computed(() => {
    const { done, total } = this.progress();
    return total === 0 ? 0 : done / total;
  });
}
