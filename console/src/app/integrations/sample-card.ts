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
  /** Id of a sample; absent or unknown: the first. */
  readonly chosen = input<string>();

  protected readonly sample = computed(() => {
    const { samples } = this.integration();
    return samples.find(({ id }) => id === this.chosen()) ?? samples[0];
  });
  protected readonly curl = computed(() => curlCommand(this.integration(), this.sample().body));
}
