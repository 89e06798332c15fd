import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Exchange } from '../api/integration-wire.js';
import { Icon } from '../ui/icon/icon.js';

type Outcome = Exchange['outcome'];

const LOOKS: Readonly<Record<Outcome, { icon: string; look: string }>> = {
  permit: { icon: 'permit', look: 'eff permit' },
  deny: { icon: 'deny', look: 'eff deny' },
  told: { icon: 'check', look: 'eff soft' },
  refused: { icon: 'lock', look: 'eff unknown' },
  failed: { icon: 'warn', look: 'eff unknown' },
};

/** What became of a request: shape, word and colour. */
@Component({
  selector: 'rf-outcome-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <span [class]="look().look" *transloco="let t">
      <rf-icon [name]="look().icon" size="s" />{{ t('integrations.outcome.' + outcome()) }}
    </span>
  `,
})
export class OutcomeMark {
  readonly outcome = input.required<Outcome>();

  protected readonly look = computed(() => LOOKS[this.outcome()]);
}
