import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { UnmatchedPage } from '../api/integration-wire.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { JsonView } from '../ui/json-view/json-view.js';
import { IntegrationSource } from './integration-source.js';

/** What a platform told without effect, why, and what can be done about it. */
@Component({
  selector: 'rf-unmatched-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, JsonView, RouterLink, TranslocoDirective],
  templateUrl: './unmatched-card.html',
  styleUrl: './exchanges-card.css',
})
export class UnmatchedCard {
  readonly platform = input.required<string>();
  /** Another one: it is read again. */
  readonly turn = input(0);

  private readonly source = inject(IntegrationSource);
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<UnmatchedPage>();

  constructor() {
    effect(() => {
      this.platform();
      this.turn();
      untracked(() => void this.load());
    });
  }

  protected load(): Promise<boolean> {
    return this.reading.ask(() => this.source.unmatched(this.platform()));
  }
}
