import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ScenarioId } from '@ringfence/rules';
import { FLOW_KINDS } from '../ui/flow-mark/flow-kinds.js';
import { FlowMark } from '../ui/flow-mark/flow-mark.js';
import { FLOWS } from './flows.js';

/** The twelve flows to choose from; the choice is a link, so that it can be pasted into a chat. */
@Component({
  selector: 'rf-flow-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FlowMark, RouterLink, TranslocoDirective],
  template: `
    <nav class="card fw" *transloco="let t" [attr.aria-label]="t('bench.flows')">
      @for (side of sides; track side.initiator) {
        <p class="lab" [id]="'fw-' + side.initiator">
          {{ t(side.initiator === 'user' ? 'bench.userCalls' : 'bench.businessCalls') }}
        </p>
        <ul [attr.aria-labelledby]="'fw-' + side.initiator">
          @for (flow of side.flows; track flow.id) {
            <li>
              <a
                routerLink="/bench"
                [queryParams]="{ flow: flow.id, decision: null }"
                queryParamsHandling="merge"
                [attr.aria-current]="flow.id === selected() ? 'true' : null"
              >
                <rf-flow-mark class="tight" [kinds]="kinds[flow.id]" /><span>{{
                  t('flow.' + flow.id)
                }}</span>
              </a>
            </li>
          }
        </ul>
      }
    </nav>
  `,
  styleUrl: './flow-list.css',
})
export class FlowList {
  readonly selected = input.required<ScenarioId>();

  protected readonly kinds = FLOW_KINDS;
  protected readonly sides = (['user', 'business'] as const).map((initiator) => ({
    initiator,
    flows: FLOWS.filter((flow) => flow.initiator === initiator),
  }));
}
