import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Overview, OverviewWindow } from '../api/wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { FLOW_KINDS } from '../ui/flow-mark/flow-kinds.js';
import { FlowMark } from '../ui/flow-mark/flow-mark.js';
import { Meter } from '../ui/meter/meter.js';
import { sparkPath } from './spark-path.js';

/** The twelve flows, how often each was permitted and denied, and when. */
@Component({
  selector: 'rf-flows-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FlowMark, Meter, RouterLink, TranslocoDirective],
  host: { class: 'card' },
  templateUrl: './flows-card.html',
  styleUrl: './flows-card.css',
})
export class FlowsCard {
  readonly overview = input.required<Overview>();
  readonly window = input.required<OverviewWindow>();

  protected readonly text = inject(LocaleText);
  protected readonly rows = computed(() =>
    this.overview().scenarios.flatMap(({ scenario, permit, deny, series }) => {
      if (scenario === null) return [];
      const total = permit + deny;
      const spark = sparkPath(series, 64, 20);
      const share = total === 0 ? null : deny / total;
      return [{ scenario, kinds: FLOW_KINDS[scenario], permit, deny, share, spark }];
    }),
  );
  protected readonly asked = computed(() => {
    const { permit, deny } = this.overview().totals;
    return permit + deny > 0;
  });
  protected readonly outside = computed(() => {
    const none = this.overview().scenarios.find(({ scenario }) => scenario === null);
    return none ? none.permit + none.deny : 0;
  });
}
