import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Promotions } from '../api/change-wire.js';
import { PromotionSource } from '../api/promotion-source.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { RollbackButton } from '../ui/rollback/rollback-button.js';

/** What went live and when, by whom and with whose approval, and what is planned. */
@Component({
  selector: 'rf-promotions-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, RollbackButton, RouterLink, TranslocoDirective],
  templateUrl: './promotions-card.html',
  styleUrl: './promotions-card.css',
})
export class PromotionsCard {
  /** Something else is live now. */
  readonly changed = output();

  private readonly source = inject(PromotionSource);
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<Promotions>();

  constructor() {
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.reading.ask(() => this.source.all());
  }

  protected async done(): Promise<void> {
    await this.load();
    this.changed.emit();
  }
}
