import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { folded, jsonDiff } from './json-diff.js';

/** Two values as JSON in one column: both line numbers, a sign, and the changed words marked. */
@Component({
  selector: 'rf-json-diff',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <p class="at">
        <span>{{ label() }}</span>
        @if (foldable()) {
          <button
            type="button"
            class="btn quiet"
            [attr.aria-expanded]="whole()"
            (click)="whole.set(!whole())"
          >
            {{ whole() ? t('diff.onlyChanges') : t('diff.allLines') }}
          </button>
        }
      </p>
      <div class="diff" tabindex="0" role="region" [attr.aria-label]="label()">
        @for (line of shown(); track $index) {
          @if (line.kind === 'gap') {
            <div class="gap">{{ t('diff.unchangedLines', { count: line.count }) }}</div>
          } @else {
            <div class="l" [class.a]="line.kind === 'in'" [class.d]="line.kind === 'out'">
              <span>{{ line.before }}</span><span>{{ line.after }}</span
              ><span>
                @if (line.kind !== 'same') {
                  <span role="img" [attr.aria-label]="t('diff.sign.' + line.kind)">{{
                    line.kind === 'in' ? '+' : '−'
                  }}</span>
                }</span
              ><span>
                @for (piece of line.pieces; track $index) {
                  @if (piece.marked) {
                    <em>{{ piece.text }}</em>
                  } @else {
                    <span>{{ piece.text }}</span>
                  }
                }
              </span>
            </div>
          }
        }
      </div>
    </ng-container>
  `,
  styles: `
    .at {
      align-items: center;
      background: var(--mat-sys-surface-container-low);
      border-block: 1px solid var(--mat-sys-outline-variant);
      color: var(--mat-sys-on-surface-variant);
      display: flex;
      flex-wrap: wrap;
      font: var(--rf-code);
      font-variant-ligatures: none;
      justify-content: space-between;
      min-height: 32px;
      overflow-wrap: anywhere;
      padding: 2px 8px 2px 16px;
    }
    .btn {
      --rf-control: 26px;
    }
    .gap {
      color: var(--rf-faint);
      padding-left: 88px;
    }
  `,
})
export class JsonDiffView {
  /** Absent: the thing is new. */
  readonly before = input<unknown>();
  /** Absent: the thing is gone. */
  readonly after = input<unknown>();
  readonly label = input.required<string>();

  protected readonly whole = signal(false);
  private readonly lines = computed(() => jsonDiff(this.before(), this.after()));
  private readonly short = computed(() => folded(this.lines()));
  protected readonly foldable = computed(() => this.short().some(({ kind }) => kind === 'gap'));
  protected readonly shown = computed(() => (this.whole() ? this.lines() : this.short()));
}
