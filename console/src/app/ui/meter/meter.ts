import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A bar on the scale its list shares; the figure beside it says the same. */
@Component({
  selector: 'rf-meter',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'meter', 'aria-hidden': 'true' },
  template: '<i [style.width.%]="share() * 100"></i>',
  styles: ':host { display: block; }',
})
export class Meter {
  /** 0 to 1. */
  readonly share = input.required<number>();
}
