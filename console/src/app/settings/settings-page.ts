import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Session } from '../api/session.js';
import { Waiting } from '../shell/waiting.js';

/** Settings, each under its own address. */
@Component({
  selector: 'rf-settings-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive, RouterOutlet, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="head">
        <div>
          <h1>{{ t('nav.settings') }}</h1>
        </div>
      </div>
      <nav class="tabs" [attr.aria-label]="t('nav.settings')">
        @for (each of parts(); track each) {
          <a
            [routerLink]="'/settings/' + each"
            routerLinkActive
            ariaCurrentWhenActive="page"
            queryParamsHandling="preserve"
            >{{ t('settings.part.' + each) }}
            @if (each === 'confirmations' && waiting.confirmations().length > 0) {
              <span class="count">{{ waiting.confirmations().length }}</span>
            }
          </a>
        }
      </nav>
      <router-outlet />
    </ng-container>
  `,
  styles: `
    /* The outlet itself is no row of the page. */
    router-outlet {
      display: none;
    }
    .count {
      background: var(--mat-sys-primary);
      border-radius: 99px;
      color: var(--mat-sys-on-primary);
      font: var(--mat-sys-label-small);
      padding: 1px 6px;
    }
  `,
  host: { class: 'page' },
})
export class SettingsPage {
  private readonly session = inject(Session);
  protected readonly waiting = inject(Waiting);
  /** Machine keys are for administrators alone. */
  protected readonly parts = computed(() => {
    const admin = this.session.person()?.roles.includes('admin') ?? false;
    return ['account', 'people', ...(admin ? ['keys'] : []), 'confirmations', 'safety'];
  });
}
