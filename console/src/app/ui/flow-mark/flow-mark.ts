import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon.js';
import { endpointIcon } from './endpoint-icon.js';

/** A flow as the pictures of the endpoints it passes. Decorative: its name stands beside it. */
@Component({
  selector: 'rf-flow-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <span class="chain" aria-hidden="true">
      @for (icon of icons(); track $index; let first = $first) {
        @if (!first) {
          <i class="ln"></i>
        }
        <rf-icon [name]="icon" [class.wa]="icon === 'whatsapp'" />
      }
    </span>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    :host(.tight) .chain {
      gap: 2px;
    }
    :host(.tight) .ln {
      width: 6px;
    }
  `,
})
export class FlowMark {
  /** Endpoint kinds, from the origin to the newest leg. */
  readonly kinds = input.required<readonly string[]>();

  protected readonly icons = computed(() => this.kinds().map(endpointIcon));
}
