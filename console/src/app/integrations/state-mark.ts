import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IntegrationState } from '../api/integration-wire.js';
import { Icon } from '../ui/icon/icon.js';

const LOOKS: Readonly<Record<IntegrationState, { icon: string; look: string }>> = {
  incomplete: { icon: 'unknown', look: 'eff unknown' },
  silent: { icon: 'nomatch', look: 'eff soft' },
  receiving: { icon: 'permit', look: 'eff permit' },
  refusing: { icon: 'warn', look: 'eff deny' },
};

/** How an integration stands: shape, word and colour. */
@Component({
  selector: 'rf-state-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <span [class]="look().look" *transloco="let t">
      <rf-icon [name]="look().icon" size="s" />{{ t('integrations.state.' + state()) }}
    </span>
  `,
})
export class StateMark {
  readonly state = input.required<IntegrationState>();

  protected readonly look = computed(() => LOOKS[this.state()]);
}
