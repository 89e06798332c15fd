import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DraftSummary } from '../api/change-wire.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { Person } from '../ui/person/person.js';
import {
  approvalsInForce,
  reviewsOf,
  SHOWN,
  standingOf,
  statesOf,
  type Shown,
} from './review-standing.js';
import { ReviewSource } from './review-source.js';
import { StandingChip } from './standing-chip.js';

/** Changes sent to review: those that wait for the reader first. */
@Component({
  selector: 'rf-reviews-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, Person, RouterLink, StandingChip, TranslocoDirective],
  templateUrl: './reviews-page.html',
  styleUrl: './reviews-page.css',
  host: { class: 'page' },
})
export class ReviewsPage {
  /** From the address; anything else shows what is open. */
  readonly show = input<string>();

  private readonly source = inject(ReviewSource);
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<readonly DraftSummary[]>();
  protected readonly choices = SHOWN;
  protected readonly chosen = computed(
    (): Shown => SHOWN.find((each) => each === this.show()) ?? 'open',
  );
  protected readonly reviews = computed(() => {
    const drafts = this.reading.value();
    return drafts === null ? null : reviewsOf(drafts);
  });
  protected readonly waiting = computed(
    () => (this.reviews() ?? []).filter((each) => standingOf(each) === 'waiting-for-you').length,
  );

  constructor() {
    effect(() => {
      this.chosen();
      untracked(() => {
        this.reading.forget();
        void this.load();
      });
    });
  }

  protected load(): Promise<boolean> {
    return this.reading.ask(() => this.source.drafts(statesOf(this.chosen())));
  }

  protected approved(draft: DraftSummary): number {
    return approvalsInForce(draft).length;
  }
}
