import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import { LiveVersion } from './live-version.js';
import { Logo } from './logo.js';

/** The places of the console, and which policy is live. */
@Component({
  selector: 'rf-main-nav',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Logo, RouterLink, RouterLinkActive, TranslocoDirective],
  template: `
    <nav class="nav" *transloco="let t" [attr.aria-label]="t('nav.label')">
      <a class="brand" routerLink="/overview"> <rf-logo /><span>Ringfence</span> </a>
      <ul>
        @for (place of places; track place.name) {
          <li>
            <a [routerLink]="'/' + place.name" routerLinkActive ariaCurrentWhenActive="page">
              <rf-icon [name]="place.icon" /><span>{{ t('nav.' + place.name) }}</span>
            </a>
          </li>
        }
      </ul>
      @if (live.policy(); as policy) {
        <a class="live" routerLink="/policy">
          <b><span class="dot"></span>{{ t('nav.live', { version: policy.version }) }}</b>
          <span class="mono faint">{{ short(policy.digest) }}</span>
        </a>
      }
    </nav>
  `,
})
export class MainNav {
  protected readonly live = inject(LiveVersion);
  protected readonly places = [
    { name: 'overview', icon: 'overview' },
    { name: 'policy', icon: 'policy' },
    { name: 'drafts', icon: 'draft' },
    { name: 'bench', icon: 'bench' },
    { name: 'decisions', icon: 'decisions' },
  ] as const;

  protected short(digest: string): string {
    return `${digest.slice(0, 11)}…${digest.slice(-4)}`;
  }
}
