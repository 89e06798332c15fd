import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import type { Language } from '@ringfence/rules';
import { PolicySource, type VersionView } from './policy-source.js';

/** Every version there has been, the newest first. */
@Component({
  selector: 'rf-versions-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <section class="card" aria-labelledby="h-versions" *transloco="let t">
      <header>
        <h2 id="h-versions">{{ t('policy.versions') }}</h2>
      </header>
      @if (versions.hasValue()) {
        <ul class="rows">
          @for (each of versions.value(); track each.digest) {
            <li>
              <span>
                <b>{{ t('policy.version', { version: each.version }) }}</b>
                @if (each.live) {
                  <span class="chip permit"
                    ><rf-icon name="permit" size="s" />{{ t('policy.live') }}</span
                  >
                }
              </span>
              <span class="small faint num"
                >{{ day(each) }} <span class="mono">{{ short(each) }}</span></span
              >
            </li>
          }
        </ul>
      } @else if (versions.error()) {
        <div class="err">
          <p class="small">{{ t('policy.versionsFailed') }}</p>
          <button type="button" class="btn" (click)="versions.reload()">
            {{ t('policy.again') }}
          </button>
        </div>
      } @else {
        <div class="pad wait" aria-busy="true">
          <span class="skel"></span><span class="skel"></span>
        </div>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    .rows {
      border-top: 1px solid var(--mat-sys-outline-variant);
      margin-top: 8px;
    }
    li {
      display: grid;
      gap: 2px;
      padding: 9px 16px;
    }
    b {
      font-weight: 600;
      margin-right: 6px;
    }
    .mono {
      font-size: 11px;
    }
    .wait {
      display: grid;
      gap: 20px;
    }
  `,
})
export class VersionsCard {
  private readonly source = inject(PolicySource);

  readonly language = input.required<Language>();

  protected readonly versions = resource({ loader: () => this.source.versions() });

  protected day(version: VersionView): string {
    return new Intl.DateTimeFormat(this.language() === 'ja' ? 'ja-JP' : 'en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }).format(new Date(version.createdAt));
  }

  protected short(version: VersionView): string {
    return version.digest.replace('sha256:', '').slice(0, 8);
  }
}
