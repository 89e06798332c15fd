import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IntegrationDetail } from '../api/integration-wire.js';
import { JsonView } from '../ui/json-view/json-view.js';
import { CopyButton } from './copy-button.js';
import { curlCommand } from './curl-command.js';

/** What the platform sends and what it is answered, by samples. */
@Component({
  selector: 'rf-sample-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, JsonView, RouterLink, TranslocoDirective],
  templateUrl: './sample-card.html',
  styleUrl: './sample-card.css',
})
export class SampleCard {
  readonly integration = input.required<IntegrationDetail>();
  /** The one of its samples that is shown. */
  readonly sample = input.required<IntegrationDetail['samples'][number]>();

  protected readonly curl = computed(() => curlCommand(this.integration(), this.sample().body));
}
