import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { initials } from './initials.js';

/** A person by badge and name. */
@Component({
  selector: 'rf-person',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="who m" aria-hidden="true">{{ letters() }}</span
    ><span>{{ name() }}</span>`,
  styles: `
    :host {
      align-items: center;
      display: inline-flex;
      gap: 7px;
      min-width: 0;
      vertical-align: bottom;
    }
    :host > :last-child {
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class Person {
  readonly name = input.required<string>();

  protected readonly letters = computed(() => initials(this.name()));
}
