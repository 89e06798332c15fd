import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { DoorState } from './door-groups.js';

const STEP = 40;

/** The fence with a picket for each door: one that is open is a gap, one that may be is doubtful. */
@Component({
  selector: 'rf-door-fence',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg [attr.viewBox]="'0 0 ' + width() + ' 76'" role="img" [attr.aria-label]="label()">
      @for (door of doors(); track door.x) {
        @if (door.state !== 'open') {
          <path class="rail" [class.unseen]="door.state === 'unseen'" [attr.d]="door.rails" />
        }
        @switch (door.state) {
          @case ('open') {
            <path class="leak" [attr.d]="door.way" />
            <path class="leak tip" [attr.d]="door.tip" />
          }
          @case ('maybe') {
            <path class="doubt" [attr.d]="door.picket" />
          }
          @case ('unseen') {
            <path class="unseen" [attr.d]="door.picket" />
          }
          @default {
            <path class="picket" [attr.d]="door.picket" />
          }
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      max-width: 760px;
      width: 100%;
    }
    path {
      fill: none;
      stroke-linecap: round;
      stroke-linejoin: round;
      stroke-width: 1.75;
    }
    .rail,
    .picket {
      stroke: var(--mat-sys-on-surface-variant);
    }
    .picket {
      fill: var(--mat-sys-surface-container-low);
    }
    .unseen {
      fill: none;
      stroke: var(--mat-sys-outline-variant);
    }
    .doubt {
      fill: var(--rf-unknown-container);
      stroke: var(--rf-unknown-solid);
      stroke-dasharray: 4 3;
    }
    .leak {
      stroke: var(--rf-deny-solid);
      stroke-dasharray: 0.1 6;
      stroke-width: 3.5;
    }
    .tip {
      stroke-dasharray: none;
      stroke-width: 2;
    }
  `,
})
export class DoorFence {
  readonly states = input.required<readonly DoorState[]>();
  readonly label = input.required<string>();

  protected readonly width = computed(() => this.states().length * STEP);
  protected readonly doors = computed(() =>
    this.states().map((state, i) => {
      const x = i * STEP;
      const middle = x + STEP / 2;
      return {
        x,
        state,
        rails: `M${x} 34H${x + STEP}M${x} 56H${x + STEP}`,
        picket: `M${middle - 8} 68V20l8 -10 8 10V68z`,
        way: `M${middle} 70V18`,
        tip: `M${middle - 6} 14l6 -7 6 7`,
      };
    }),
  );
}
