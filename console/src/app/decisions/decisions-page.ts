import { ChangeDetectionStrategy, Component } from '@angular/core';
@Component({
  selector: 'rf-decisions-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'page' },
  template: '',
})
export class DecisionsPage {}
