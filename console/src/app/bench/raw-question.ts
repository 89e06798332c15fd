import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import type { RawProblems, RawQuestion } from './bench-question.js';

/** The question as JSON, for what no field can say; every mistake is told while typing. */
@Component({
  selector: 'rf-raw-question',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <div class="raw" *transloco="let t">
      @for (part of parts; track part) {
        <div class="field" [class.short]="part === 'now'">
          <label class="lab" [for]="'raw-' + part">{{ t('bench.' + part + 'Json') }}</label>
          @if (part === 'now') {
            <input
              class="in mono"
              [id]="'raw-' + part"
              [class.bad]="problems()?.now?.length"
              [attr.aria-describedby]="'raw-problems-' + part"
              [value]="raw().now"
              (input)="edit(part, $event)"
            />
          } @else {
            <textarea
              class="in mono"
              spellcheck="false"
              rows="14"
              [id]="'raw-' + part"
              [class.bad]="problems()?.[part]?.length"
              [attr.aria-describedby]="'raw-problems-' + part"
              [value]="raw()[part]"
              (input)="edit(part, $event)"
            ></textarea>
          }
          <div role="status" [id]="'raw-problems-' + part">
            <ul class="problems">
              @for (problem of problems()?.[part] ?? []; track $index) {
                <li class="bad-t">
                  <rf-icon name="warn" size="s" />
                  <span>
                    @if (problem.at) {
                      <span class="fact">{{ problem.at }}</span>
                    }
                    {{ problem.message }}
                  </span>
                </li>
              } @empty {
                <li class="ok"><rf-icon name="permit" size="s" />{{ t('bench.noProblems') }}</li>
              }
            </ul>
          </div>
        </div>
      }
    </div>
  `,
  styleUrl: './raw-question.css',
})
export class RawQuestionEditor {
  readonly raw = input.required<RawQuestion>();
  readonly problems = input.required<RawProblems | null>();
  readonly edited = output<RawQuestion>();

  protected readonly parts = ['attempt', 'evidence', 'now'] as const;

  protected edit(part: keyof RawQuestion, event: Event): void {
    this.edited.emit({ ...this.raw(), [part]: (event.target as HTMLInputElement).value });
  }
}
