import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Integration, Integrations } from '../api/integration-wire.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { IntegrationSource } from './integration-source.js';
import { platformGroups } from './platform-groups.js';
import { RecipeCard } from './recipe-card.js';
import { StateMark } from './state-mark.js';

/** Every way in which platforms ask and tell, and how each stands. */
@Component({
  selector: 'rf-integrations-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, RecipeCard, RouterLink, StateMark, TranslocoDirective],
  templateUrl: './integrations-page.html',
  styleUrl: './integrations-page.css',
  host: { class: 'page' },
})
export class IntegrationsPage {
  private readonly source = inject(IntegrationSource);
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<Integrations>();
  protected readonly groups = computed(() => platformGroups(this.reading.value()?.items ?? []));

  constructor() {
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.reading.ask(() => this.source.all());
  }

  /** What came of its requests, the kinds there were none of left out. */
  protected countsOf({ counts }: Integration): readonly { outcome: string; count: number }[] {
    return Object.entries(counts)
      .map(([outcome, count]) => ({ outcome, count }))
      .filter(({ count }) => count > 0);
  }
}
