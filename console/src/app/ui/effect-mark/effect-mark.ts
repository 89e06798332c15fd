import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../icon/icon.js';

/** Permit or deny: shape, word and colour. */
@Component({
  selector: 'rf-effect-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <span [class]="'eff ' + effect()" *transloco="let t">
      <rf-icon [name]="effect()" size="s" />{{ t('effect.' + effect()) }}
    </span>
  `,
})
export class EffectMark {
  readonly effect = input.required<'permit' | 'deny' | 'unknown'>();
}
