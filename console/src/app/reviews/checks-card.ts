import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Check } from '../api/change-wire.js';
import { UnprovedList } from '../proofs/unproved-list.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { ProblemLine } from '../ui/problem-line/problem-line.js';
import { ReviewDesk } from './review-desk.js';

/** The gates a promotion has to pass, as they stand now. */
@Component({
  selector: 'rf-checks-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, ProblemLine, TranslocoDirective, UnprovedList],
  template: `
    <section class="card" aria-labelledby="h-checks" *transloco="let t">
      <header>
        <h2 id="h-checks">{{ t('reviews.checks') }}</h2>
        <span class="end" role="status">{{ t('reviews.checksState.' + state()) }}</span>
      </header>
      @if (desk.checks.failure(); as failure) {
        <rf-error-state [failure]="failure" (again)="desk.loadChecks()" />
      } @else if (checks(); as checks) {
        <ul class="rows">
          @for (check of checks; track check.gate) {
            <li>
              <rf-icon
                size="s"
                [name]="icon(check)"
                [class.ok]="check.ok && !check.running"
                [class.bad-t]="!check.ok && !check.running"
              />
              <div>
                <b>{{ t('gate.' + check.gate) }}</b>
                <span class="small faint">{{
                  t(
                    check.running
                      ? 'reviews.checkRunning'
                      : check.ok
                        ? 'reviews.checkOk'
                        : 'reviews.checkFails'
                  )
                }}</span>
                @if (check.proofs; as proofs) {
                  @if (proofs.unproved.length > 0) {
                    <rf-unproved-list
                      [draft]="desk.draft()!.id"
                      [proofs]="proofs"
                      (signed)="desk.loadChecks()"
                    />
                  }
                } @else if (check.problems.length > 0) {
                  <ul class="small problems">
                    @for (problem of check.problems.slice(0, shown); track $index) {
                      <li><rf-problem-line [problem]="problem" /></li>
                    }
                    @if (check.problems.length > shown) {
                      <li class="faint">
                        {{ t('reviews.moreProblems', { count: check.problems.length - shown }) }}
                      </li>
                    }
                  </ul>
                }
              </div>
            </li>
          }
        </ul>
      } @else {
        <div class="pad wait" aria-busy="true">
          @for (row of [1, 2, 3, 4, 5, 6]; track row) {
            <span class="skel"></span>
          }
        </div>
      }
    </section>
  `,
  styles: `
    .rows {
      border-top: 1px solid var(--mat-sys-outline-variant);
      margin-top: 8px;
    }
    .rows > li {
      align-items: start;
      display: grid;
      gap: 10px;
      grid-template-columns: 14px minmax(0, 1fr);
      padding: 7px 16px;
    }
    .rows > li > rf-icon {
      margin-top: 3px;
    }
    b {
      display: block;
      font-weight: 500;
    }
    .problems {
      display: grid;
      gap: 3px;
      margin-top: 4px;
      overflow-wrap: anywhere;
    }
    .wait {
      display: grid;
      gap: 26px;
    }
  `,
})
export class ChecksCard {
  protected readonly desk = inject(ReviewDesk);
  protected readonly shown = 5;
  protected readonly checks = this.desk.checks.value;
  protected readonly state = computed(() => {
    const checks = this.checks();
    if (checks === null || checks.some(({ running }) => running === true)) return 'running';
    return checks.every(({ ok }) => ok) ? 'ok' : 'fails';
  });

  protected icon({ ok, running }: Check): string {
    return running === true ? 'clock' : ok ? 'permit' : 'deny';
  }
}
