import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AuditSeverity } from '@ringfence/rules';
import { Icon } from '../ui/icon/icon.js';

const MARKS = {
  error: { icon: 'deny', look: 'eff deny' },
  warning: { icon: 'unknown', look: 'eff unknown' },
  info: { icon: 'nomatch', look: 'eff soft' },
} as const;

/** How bad a finding is: shape, word and colour. */
@Component({
  selector: 'rf-severity-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <span [class]="mark().look" *transloco="let t">
      <rf-icon [name]="mark().icon" size="s" />{{ t('configAudit.severity.' + severity()) }}
    </span>
  `,
})
export class SeverityMark {
  readonly severity = input.required<AuditSeverity>();

  protected readonly mark = computed(() => MARKS[this.severity()]);
}
