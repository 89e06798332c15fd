import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IntegrationDetail } from '../api/integration-wire.js';
import { Reading } from '../api/reading.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { ExchangesCard } from './exchanges-card.js';
import { IntegrationSource } from './integration-source.js';
import { SampleCard } from './sample-card.js';
import { SetUpCard } from './set-up-card.js';
import { StateMark } from './state-mark.js';
import { TestCard } from './test-card.js';
import { UnmatchedCard } from './unmatched-card.js';

/** One way in which a platform asks or tells, from setting it up to what came of it. */
@Component({
  selector: 'rf-integration-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ErrorState,
    ExchangesCard,
    Icon,
    RouterLink,
    SampleCard,
    SetUpCard,
    StateMark,
    TestCard,
    TranslocoDirective,
    UnmatchedCard,
  ],
  templateUrl: './integration-page.html',
  host: { class: 'page' },
})
export class IntegrationPage {
  /** Of the address. */
  readonly id = input.required<string>();
  /** Of the address: the sample that is shown. */
  readonly sample = input<string>();

  private readonly source = inject(IntegrationSource);
  protected readonly reading = new Reading<IntegrationDetail>();
  /** How often the reader asked for what is so now. */
  protected readonly turn = signal(0);
  /** The sample of the address; unknown or none: the first. */
  protected readonly shown = computed(() => {
    const samples = this.reading.value()?.samples ?? [];
    return samples.find(({ id }) => id === this.sample()) ?? samples.at(0);
  });

  constructor() {
    effect(() => {
      this.id();
      untracked(() => {
        this.reading.forget();
        void this.load();
      });
    });
  }

  /** Everything that is so now; what was known stays until then. */
  protected again(): void {
    this.turn.update((turn) => turn + 1);
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.reading.ask(() => this.source.one(this.id()));
  }
}
