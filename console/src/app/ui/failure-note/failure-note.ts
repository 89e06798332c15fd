import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Failure } from '../../api/problem.js';
import { Icon } from '../icon/icon.js';
import { ProblemLine } from '../problem-line/problem-line.js';
import { readerLanguage } from '../reader-language.js';
import { refusalWords } from './refusal-words.js';

/** Why something that a person did was not done, where they did it. */
@Component({
  selector: 'rf-failure-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, ProblemLine, TranslocoDirective],
  template: `
    <div class="note deny" role="alert" *transloco="let t">
      <rf-icon name="warn" />
      <div>
        <p>{{ reason() }}</p>
        @if (failure().problems.length > 0) {
          <ul class="small">
            @for (problem of failure().problems; track $index) {
              <li><rf-problem-line [problem]="problem" /></li>
            }
          </ul>
        }
        @if (failure().requestId; as id) {
          <p class="small mono">{{ t('state.requestId', { id }) }}</p>
        }
      </div>
    </div>
  `,
  styles: `
    .note > div {
      display: grid;
      gap: 4px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    ul {
      display: grid;
      gap: 2px;
      max-height: 180px;
      overflow: auto;
    }
  `,
})
export class FailureNote {
  readonly failure = input.required<Failure>();

  private readonly transloco = inject(TranslocoService);
  private readonly language = readerLanguage();
  /** Known refusals in the reader's language; whatever else the server said, as it said it. */
  protected readonly reason = computed(() => {
    const words = refusalWords(this.transloco, this.failure(), this.language());
    if (words !== null) return words;
    const { detail } = this.failure();
    return detail === '' ? this.transloco.translate('state.failed', {}, this.language()) : detail;
  });
}
