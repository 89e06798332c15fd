import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ShownPermission } from '../api/permission-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { Icon } from '../ui/icon/icon.js';

/** What the platform itself says of the permission, and how old that is. */
@Component({
  selector: 'rf-platform-card',
  host: { class: 'card' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <section *transloco="let t" aria-labelledby="h-platform">
      <h2 id="h-platform">{{ t('permissions.platform') }}</h2>
      @if (platform().said; as said) {
        <p>
          {{ t('permissions.said.' + said.status) }}
          {{ t(said.mayCall ? 'permissions.saidMayCall' : 'permissions.saidMayNot') }}
        </p>
        <dl class="kv small">
          <dt>{{ t('permissions.asked') }}</dt>
          <dd>{{ text.exact(said.askedAt) }}</dd>
          @if (said.expiresAt; as at) {
            <dt>{{ t('permissions.saidEnds') }}</dt>
            <dd>{{ text.exact(at) }}</dd>
          }
          @if (said.connectedCalls !== undefined) {
            <dt>{{ t('permissions.saidConnected') }}</dt>
            <dd>
              @if (said.mostCalls !== undefined) {
                {{
                  t('permissions.saidOf', {
                    used: text.number(said.connectedCalls),
                    most: text.number(said.mostCalls),
                  })
                }}
              } @else {
                {{ text.number(said.connectedCalls) }}
              }
            </dd>
          }
          @if (said.usedUp?.until; as until) {
            <dt>{{ t('permissions.saidUsedUp') }}</dt>
            <dd>{{ text.exact(until) }}</dd>
          }
        </dl>
        @if (said.stale) {
          <p class="note unknown">
            <rf-icon name="warn" /><span>{{ t('permissions.stale') }}</span>
          </p>
        }
      } @else {
        <p class="note unknown">
          <rf-icon name="warn" /><span>{{ t('permissions.saidNothing') }}</span>
        </p>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 10px;
      padding: 12px 16px 16px;
    }
  `,
})
export class PlatformCard {
  readonly platform = input.required<NonNullable<ShownPermission['platform']>>();

  protected readonly text = inject(LocaleText);
}
