import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Draft } from '../api/change-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { Digest } from '../ui/digest/digest.js';
import { Icon } from '../ui/icon/icon.js';
import { Person } from '../ui/person/person.js';
import { approvalsInForce } from './review-standing.js';

/** The bytes under review, who wrote them, and who said what about them. */
@Component({
  selector: 'rf-version-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Digest, Icon, Person, RouterLink, TranslocoDirective],
  templateUrl: './version-card.html',
  styles: `
    .verdicts {
      border-top: 1px solid var(--mat-sys-outline-variant);
      display: grid;
      gap: 10px;
    }
    .verdicts li {
      display: grid;
      gap: 2px;
      grid-template-columns: 14px minmax(0, 1fr);
      column-gap: 10px;
      overflow-wrap: anywhere;
    }
    .verdicts li > rf-icon {
      margin-top: 3px;
    }
    .people {
      display: grid;
      gap: 4px;
      justify-items: start;
    }
  `,
})
export class VersionCard {
  readonly draft = input.required<Draft>();

  protected readonly text = inject(LocaleText);
  protected readonly approved = computed(() => approvalsInForce(this.draft()).length);
  protected readonly others = computed(() =>
    this.draft().contributors.filter(({ id }) => id !== this.draft().createdBy.id),
  );
}
