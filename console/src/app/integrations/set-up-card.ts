import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IntegrationDetail } from '../api/integration-wire.js';
import { Session } from '../api/session.js';
import { FLOW_KINDS } from '../ui/flow-mark/flow-kinds.js';
import { FlowMark } from '../ui/flow-mark/flow-mark.js';
import { Icon } from '../ui/icon/icon.js';
import { CopyButton } from './copy-button.js';

/** What is to be put into the platform, and what is still missing here. */
@Component({
  selector: 'rf-set-up-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, FlowMark, Icon, RouterLink, TranslocoDirective],
  templateUrl: './set-up-card.html',
  styleUrl: './set-up-card.css',
})
export class SetUpCard {
  readonly integration = input.required<IntegrationDetail>();

  private readonly session = inject(Session);
  /** Machine keys are for administrators alone. */
  protected readonly mayMakeKeys = computed(
    () => this.session.person()?.roles.includes('admin') === true,
  );
  protected readonly flows = computed(() =>
    this.integration().flows.map((id) => ({ id, kinds: FLOW_KINDS[id] })),
  );
}
