import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PolicyDiff } from '@ringfence/rules';
import { JsonDiffView } from '../text-diff/json-diff-view.js';
import { jsonChanges } from './json-changes.js';

/** The same changes as JSON, each thing under its place in the policy. */
@Component({
  selector: 'rf-policy-json-diff',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [JsonDiffView, TranslocoDirective],
  template: `
    <section class="card" aria-labelledby="h-json" *transloco="let t">
      <header>
        <h2 id="h-json">{{ t('diff.asJson') }}</h2>
        <span class="end">{{
          t(changes().length === 1 ? 'diff.jsonPlace' : 'diff.jsonPlaces', {
            count: changes().length,
          })
        }}</span>
      </header>
      <div class="all">
        @for (each of changes(); track each.place) {
          <rf-json-diff [before]="each.before" [after]="each.after" [label]="each.place" />
        } @empty {
          <p class="pad soft">{{ t('diff.same') }}</p>
        }
      </div>
      @if (suites() > 0) {
        <p class="small faint foot">{{ t('diff.casesByName') }}</p>
      }
    </section>
  `,
  styles: `
    .all {
      margin-top: 8px;
    }
    .pad {
      padding: 12px 16px;
    }
    .foot {
      border-top: 1px solid var(--mat-sys-outline-variant);
      padding: 10px 16px;
    }
  `,
})
export class PolicyJsonDiff {
  readonly diff = input.required<PolicyDiff>();

  protected readonly changes = computed(() => jsonChanges(this.diff()));
  protected readonly suites = computed(() => this.diff().suites.length);
}
