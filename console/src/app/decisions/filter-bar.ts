import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SCENARIO_IDS } from '@ringfence/rules';
import { Icon } from '../ui/icon/icon.js';
import { isNarrowed, QUERY_WINDOWS, type DecisionQuery } from './decision-query.js';
import { NumberFilter } from './number-filter.js';
import { DENY_CODES } from './reason-codes.js';

/** What the log is narrowed to. All of it stands in the address, a number by its references. */
@Component({
  selector: 'rf-filter-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.css',
})
export class FilterBar {
  readonly query = input.required<DecisionQuery>();

  private readonly router = inject(Router);
  protected readonly numbers = inject(NumberFilter);
  protected readonly windows = QUERY_WINDOWS;
  protected readonly flows = [...SCENARIO_IDS, 'none'] as const;
  protected readonly codes = DENY_CODES;
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  /** A code typed into the search may be one the list does not offer. */
  protected readonly otherCode = computed(() => {
    const { reason } = this.query();
    return reason !== '' && !(DENY_CODES as readonly string[]).includes(reason) ? reason : null;
  });

  protected set(name: string, value: string): void {
    const kept = name === 'window' && value === '24h' ? '' : value;
    void this.router.navigate([], {
      queryParams: { [name]: kept === '' ? null : kept },
      queryParamsHandling: 'merge',
    });
  }

  protected async setNumber(value: string): Promise<void> {
    const subject = await this.numbers.subjectOf(value);
    if (subject !== null) this.set('subject', subject);
  }

  protected clear(): void {
    this.numbers.forget();
    const queryParams = {
      effect: null,
      scenario: null,
      reason: null,
      version: null,
      subject: null,
    };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
