import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import { LiveVersion } from './live-version.js';
import { Logo } from './logo.js';
import { Waiting } from './waiting.js';

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
          <li [class.sep]="place.name === 'decisions'">
            <a [routerLink]="'/' + place.name" routerLinkActive ariaCurrentWhenActive="page">
              <rf-icon [name]="place.icon" /><span>{{ t('nav.' + place.name) }}</span>
              @if (count(place.name); as count) {
                <span class="count" [attr.aria-label]="t('nav.waiting', { count })">{{
                  count
                }}</span>
              }
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
  private readonly waiting = inject(Waiting);
  protected readonly places = [
    { name: 'overview', icon: 'overview' },
    { name: 'policy', icon: 'policy' },
    { name: 'drafts', icon: 'draft' },
    { name: 'bench', icon: 'bench' },
    { name: 'reviews', icon: 'review' },
    { name: 'decisions', icon: 'decisions' },
    { name: 'calls', icon: 'whatsapp' },
    { name: 'permissions', icon: 'permission' },
    { name: 'directory', icon: 'directory' },
    { name: 'audit', icon: 'audit' },
    { name: 'configuration-audit', icon: 'door' },
    { name: 'integrations', icon: 'calls-api' },
    { name: 'settings', icon: 'settings' },
  ] as const;

  /** What waits for the person at a place. */
  protected count(place: string): number {
    if (place === 'reviews') return this.waiting.reviews().length;
    return place === 'settings' ? this.waiting.confirmations().length : 0;
  }

  protected short(digest: string): string {
    return `${digest.slice(0, 11)}…${digest.slice(-4)}`;
  }
}
