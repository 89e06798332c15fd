import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PolicyDiff } from '@ringfence/rules';
import { Reading } from '../api/reading.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { PolicyChanges } from '../ui/policy-diff/policy-changes.js';
import { PolicyJsonDiff } from '../ui/policy-diff/policy-json-diff.js';
import type { Comparison } from './comparison.js';
import { PolicySource } from './policy-source.js';

/** Two versions side by side: what differs in sentences, then as JSON. */
@Component({
  selector: 'rf-compare-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, PolicyChanges, PolicyJsonDiff, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="bar">
        <h2>
          @if (reading.value(); as diff) {
            {{
              t(diff.to.version === null ? 'compare.draft' : 'compare.title', {
                from: diff.from.version,
                to: diff.to.version,
              })
            }}
          } @else {
            {{ t('compare.title', { from: sides().from, to: sides().to }) }}
          }
        </h2>
        <a class="btn" routerLink="." [queryParams]="{ compare: null }" queryParamsHandling="merge">
          <rf-icon name="close" size="s" />{{ t('compare.close') }}
        </a>
      </div>
      @if (reading.failure(); as failure) {
        <section class="card"><rf-error-state [failure]="failure" (again)="load()" /></section>
      } @else if (reading.value(); as diff) {
        <rf-policy-changes [diff]="diff" />
        @if (!diff.same) {
          <rf-policy-json-diff [diff]="diff" />
        }
      } @else {
        <section class="card wait" aria-busy="true" [attr.aria-label]="t('state.loading')">
          <span class="skel"></span><span class="skel"></span>
        </section>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      grid-template-columns: minmax(0, 1fr);
    }
    .bar {
      align-items: center;
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      justify-content: space-between;
    }
    .wait {
      display: grid;
      gap: 24px;
      padding: 24px 16px;
    }
  `,
})
export class CompareView {
  readonly sides = input.required<Comparison>();

  private readonly source = inject(PolicySource);
  protected readonly reading = new Reading<PolicyDiff>();

  constructor() {
    effect(() => {
      this.sides();
      untracked(() => {
        this.reading.forget();
        void this.load();
      });
    });
  }

  protected load(): Promise<boolean> {
    const { from, to } = this.sides();
    return this.reading.ask(() => this.source.diff(from, to));
  }
}
