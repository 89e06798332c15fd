import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { KillSwitch } from '../api/change-wire.js';
import { Doing } from '../api/doing.js';
import { Session } from '../api/session.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { Icon } from '../ui/icon/icon.js';
import { KillSwitches } from './kill-switches.js';
import { Waiting } from './waiting.js';

/** Says on every page that calls are being refused by a kill switch, and lets an approver lift it. */
@Component({
  selector: 'rf-kill-switch-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (each of pulled(); track each.id) {
        <section class="banner" [attr.aria-label]="t('kill.banner')">
          <rf-icon name="deny" />
          <p>
            <b>{{ t('kill.scope.' + scopeOf(each), { number: numberOf(each) }) }}</b>
            <span>{{
              t('kill.since', {
                time: text.dateTime(each.since),
                name: each.by.name,
                until: text.dateTime(each.expiresAt),
              })
            }}</span>
            <span>{{ t('kill.because', { reason: each.reason }) }}</span>
          </p>
          @if (approver()) {
            <button type="button" class="btn" (click)="lifting.set(each)">
              {{ t('kill.lift') }}
            </button>
          }
        </section>
      }
      @if (lifting(); as each) {
        <rf-act-dialog
          [title]="t('kill.liftTitle')"
          [effect]="t('kill.liftEffect.' + scopeOf(each), { number: numberOf(each) })"
          [verb]="t('kill.lift')"
          [danger]="true"
          [busy]="doing.busy()"
          [failure]="doing.failure()"
          (confirmed)="lift(each, $event)"
          (closed)="close()"
        />
      }
    </ng-container>
  `,
  styles: `
    .banner {
      align-items: center;
      background: var(--rf-deny-container);
      border-bottom: 1px solid var(--rf-deny-line);
      color: var(--mat-sys-on-error-container);
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      padding: 9px 24px;
    }
    p {
      display: flex;
      flex: 1 1 300px;
      flex-wrap: wrap;
      gap: 0 12px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    @media (max-width: 820px) {
      .banner {
        padding: 9px 16px;
      }
    }
  `,
})
export class KillSwitchBanner {
  private readonly switches = inject(KillSwitches);
  private readonly waiting = inject(Waiting);
  private readonly session = inject(Session);
  protected readonly text = inject(LocaleText);
  protected readonly pulled = this.waiting.killSwitches;
  protected readonly lifting = signal<KillSwitch | null>(null);
  protected readonly doing = new Doing();
  protected readonly approver = computed(
    () => this.session.person()?.roles.includes('approver') ?? false,
  );

  protected scopeOf({ scope }: KillSwitch): string {
    return typeof scope === 'string' ? scope : 'number';
  }

  protected numberOf({ scope }: KillSwitch): string {
    return typeof scope === 'string' ? '' : scope.businessNumber;
  }

  protected async lift(each: KillSwitch, reason: string): Promise<void> {
    if (!(await this.doing.run(() => this.switches.lift(each.id, reason)))) return;
    this.close();
    await this.waiting.ask();
  }

  protected close(): void {
    this.doing.forget();
    this.lifting.set(null);
  }
}
