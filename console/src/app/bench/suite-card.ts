import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Expectation, TestCase } from '@ringfence/rules';
import { Icon } from '../ui/icon/icon.js';
import type { BenchResult } from './bench-answer.js';
import type { SuiteRun } from './suite-run.js';

/** Progress and outcome of the shipped cases; what failed can be opened in the bench. */
@Component({
  selector: 'rf-suite-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <section class="card" aria-labelledby="h-suites" *transloco="let t">
      <header>
        <h2 id="h-suites">{{ t('bench.suites') }}</h2>
        <span class="end">
          @if (run().phase() === 'running') {
            <button type="button" class="btn" (click)="run().cancel()">
              {{ t('bench.cancelRun') }}
            </button>
          } @else {
            <button type="button" class="btn quiet" (click)="closed.emit()">
              {{ t('bench.close') }}
            </button>
          }
        </span>
      </header>
      <div class="pad">
        <p class="state" role="status">
          @switch (run().phase()) {
            @case ('running') {
              {{ t('bench.running', { done: run().done(), total: run().total }) }}
            }
            @case ('cancelled') {
              {{ t('bench.cancelled', { done: run().done(), total: run().total }) }}
            }
            @case ('failed') {
              <span class="bad-t">{{ t('bench.failed') }}</span>
            }
            @default {
              @if (run().failures().length === 0) {
                <span class="eff permit">
                  <rf-icon name="permit" size="s" />{{ t('bench.allPass', { total: run().total }) }}
                </span>
              } @else {
                <span class="eff deny">
                  <rf-icon name="deny" size="s" />{{
                    t('bench.passed', {
                      passed: run().total - run().failures().length,
                      total: run().total,
                    })
                  }}
                </span>
              }
            }
          }
        </p>
        <div
          class="meter"
          role="progressbar"
          aria-valuemin="0"
          [class.ok]="run().failures().length === 0"
          [class.deny]="run().failures().length > 0"
          [attr.aria-label]="t('bench.suites')"
          [attr.aria-valuenow]="run().done()"
          [attr.aria-valuemax]="run().total"
        >
          <i [style.width.%]="run().share() * 100"></i>
        </div>
      </div>
      @if (run().failures().length > 0) {
        <ul class="rows">
          @for (failed of run().failures(); track $index) {
            <li>
              <span class="bad-t"><rf-icon name="deny" size="s" /></span>
              <span class="what">
                <b>{{ failed.test.name }}</b>
                <span class="faint">{{ failed.suite }}</span>
                @if (failed.test.expect; as expect) {
                  <span class="small soft line">
                    {{ t('bench.expected', { expected: expected(expect) }) }};
                    {{ t('bench.got', { got: got(failed.result) }) }}
                  </span>
                }
              </span>
              <button type="button" class="btn quiet" (click)="opened.emit(failed.test)">
                {{ t('bench.openCase') }}
              </button>
            </li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: './suite-card.css',
})
export class SuiteCard {
  readonly run = input.required<SuiteRun>();
  readonly opened = output<TestCase>();
  readonly closed = output();

  protected expected({ effect, scenario, reasons, retryAt }: Expectation): string {
    return [effect, scenario, ...(reasons ?? []), retryAt].filter(Boolean).join(', ');
  }

  protected got(result: BenchResult): string {
    const { decision } = result;
    if (decision === undefined)
      return 'problems' in result ? result.problems.map(({ message }) => message).join('; ') : '';
    const codes = decision.reasons.map(({ code }) => code);
    return [decision.effect, decision.scenario, ...codes, decision.retryAt]
      .filter(Boolean)
      .join(', ');
  }
}
