import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PermissionState } from '../api/permission-wire.js';
import { Icon } from '../ui/icon/icon.js';

/** What a permission is worth now: shape, word and colour. */
@Component({
  selector: 'rf-state-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <span [class]="'eff ' + look().colour" *transloco="let t">
      <rf-icon [name]="look().icon" size="s" />{{ t('permissions.state.' + state()) }}
    </span>
  `,
})
export class StateMark {
  readonly state = input.required<PermissionState>();

  protected readonly look = computed(() => LOOKS[this.state()]);
}

interface Look {
  readonly icon: string;
  /** Class of the colour; empty: none. */
  readonly colour: string;
}

const LOOKS: Readonly<Record<PermissionState, Look>> = {
  permanent: { icon: 'permit', colour: 'permit' },
  temporary: { icon: 'clock', colour: 'permit' },
  expired: { icon: 'clock', colour: 'deny' },
  revoked: { icon: 'deny', colour: 'deny' },
  none: { icon: 'close', colour: '' },
  unknown: { icon: 'unknown', colour: 'unknown' },
  erased: { icon: 'close', colour: '' },
};
