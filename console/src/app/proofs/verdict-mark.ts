import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Verdict } from '@ringfence/rules';
import { Icon } from '../ui/icon/icon.js';

const LOOKS = {
  proved: { icon: 'proved', look: 'permit' },
  refuted: { icon: 'refuted', look: 'deny' },
  unknown: { icon: 'undecided', look: 'unknown' },
} as const satisfies Record<Verdict, { icon: string; look: string }>;

/** Proved, refuted or not decided: shape, word and colour. */
@Component({
  selector: 'rf-verdict-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <span [class]="'eff ' + (old() ? 'faint' : looks[verdict()].look)" *transloco="let t">
      <rf-icon [name]="looks[verdict()].icon" size="s" />{{ t('proofs.verdict.' + verdict()) }}
    </span>
  `,
})
export class VerdictMark {
  readonly verdict = input.required<Verdict>();
  /** It is of a text that has changed since. */
  readonly old = input(false);

  protected readonly looks = LOOKS;
}
