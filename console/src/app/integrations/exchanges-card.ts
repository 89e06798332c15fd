import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Exchanges } from '../api/integration-wire.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { JsonView } from '../ui/json-view/json-view.js';
import { IntegrationSource } from './integration-source.js';
import { OutcomeMark } from './outcome-mark.js';

/** The last requests of an integration with their answers. */
@Component({
  selector: 'rf-exchanges-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, JsonView, OutcomeMark, RouterLink, TranslocoDirective],
  templateUrl: './exchanges-card.html',
  styleUrl: './exchanges-card.css',
})
export class ExchangesCard {
  readonly id = input.required<string>();
  /** The reader asked for what is so now. */
  readonly again = output();

  private readonly source = inject(IntegrationSource);
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<Exchanges>();

  constructor() {
    effect(() => {
      this.id();
      untracked(() => void this.load());
    });
  }

  protected reload(): void {
    this.again.emit();
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.reading.ask(() => this.source.exchanges(this.id()));
  }
}
