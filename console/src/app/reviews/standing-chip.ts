import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DraftHead } from '../api/draft-wire.js';
import { Icon } from '../ui/icon/icon.js';
import { chipOf, standingOf } from './review-standing.js';

/** How a change stands. */
@Component({
  selector: 'rf-standing-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <span [class]="'chip ' + chip().colour" *transloco="let t">
      <rf-icon [name]="chip().icon" size="s" />{{ t('reviews.standing.' + standing()) }}
    </span>
  `,
})
export class StandingChip {
  readonly draft = input.required<DraftHead>();

  protected readonly standing = computed(() => standingOf(this.draft()));
  protected readonly chip = computed(() => chipOf(this.standing()));
}
