import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import type { EndpointStanding } from './endpoint-standing.js';

/** Whether calls may pass an endpoint: shape, word and colour. */
@Component({
  selector: 'rf-standing-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <span [class]="'eff ' + effect()" *transloco="let t">
      <rf-icon [name]="effect()" size="s" />{{ t('directory.standing.' + standing()) }}
    </span>
  `,
  styles: '.eff { white-space: normal; }',
})
export class StandingMark {
  readonly standing = input.required<EndpointStanding>();

  protected readonly effect = computed(() => {
    const standing = this.standing();
    if (standing === 'passes') return 'permit';
    return standing === 'ending' || standing === 'unknown' ? 'unknown' : 'deny';
  });
}
