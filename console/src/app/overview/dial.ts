import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { OverviewStep } from '../api/wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { dialPosts } from './dial-posts.js';

/** The fence bent into a day: a stroke outside for the attempts stopped in each hour. */
@Component({
  selector: 'rf-dial',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <svg
      *transloco="let t"
      class="dial"
      viewBox="0 0 208 208"
      role="img"
      [attr.aria-label]="t('overview.dialText', { count: text.number(stopped()) })"
    >
      <circle class="yard" cx="104" cy="104" r="62" />
      @for (post of posts(); track $index) {
        <path class="picket" [attr.d]="post.picket" />
        @if (post.stroke) {
          <path class="hit" [attr.d]="post.stroke" />
        }
      }
      @if (step() === 'hour') {
        <text class="h" x="104" y="61">0</text>
        <text class="h" x="152" y="108">6</text>
        <text class="h" x="104" y="155">12</text>
        <text class="h" x="58" y="108">18</text>
      }
      <text class="n" x="104" y="110">{{ text.compact(stopped()) }}</text>
      <text class="w" x="104" y="126">{{ t('overview.through') }}</text>
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      margin: 0 auto;
      width: 186px;
    }
    text {
      text-anchor: middle;
    }
    .yard {
      fill: var(--mat-sys-surface-container-low);
      stroke: var(--mat-sys-on-surface-variant);
      stroke-width: 1.75;
    }
    .picket {
      stroke: var(--mat-sys-on-surface-variant);
      stroke-linecap: round;
      stroke-width: 1.5;
    }
    .hit {
      stroke: var(--rf-deny-solid);
      stroke-linecap: round;
      stroke-width: 5;
    }
    .h {
      fill: var(--rf-faint);
      font-size: 10px;
    }
    .n {
      font-size: 30px;
      font-variant-numeric: tabular-nums;
      font-weight: 650;
      letter-spacing: -0.02em;
    }
    .w {
      fill: var(--mat-sys-on-surface-variant);
      font-size: 11px;
      font-weight: 500;
    }
  `,
})
export class Dial {
  readonly steps = input.required<readonly OverviewStep[]>();
  readonly step = input.required<'hour' | 'day'>();
  readonly stopped = input.required<number>();

  protected readonly text = inject(LocaleText);
  protected readonly posts = computed(() => dialPosts(this.steps(), this.step()));
}
