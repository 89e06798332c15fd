import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Promotion } from '../../api/change-wire.js';
import { Doing } from '../../api/doing.js';
import { PromotionSource } from '../../api/promotion-source.js';
import { Session } from '../../api/session.js';
import { ActDialog } from '../act-dialog/act-dialog.js';
import { Icon } from '../icon/icon.js';
import { rollbackTarget } from './rollback-target.js';

/** Brings back the version that was live just before, for whoever may; nothing at all for others. */
@Component({
  selector: 'rf-rollback-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (target(); as target) {
        <button type="button" class="btn danger" (click)="begin()">
          <rf-icon name="undo" />{{ t('rollback.to', { version: target.before.version }) }}
        </button>
        @if (open()) {
          <rf-act-dialog
            [title]="t('rollback.title', { version: target.before.version })"
            [effect]="
              t('rollback.effect', { version: target.before.version, live: target.live.version })
            "
            [verb]="t('rollback.to', { version: target.before.version })"
            [danger]="true"
            [busy]="doing.busy()"
            [failure]="doing.failure()"
            (confirmed)="rollBack(target.before, $event)"
            (closed)="open.set(false)"
          />
        }
      }
    </ng-container>
  `,
})
export class RollbackButton {
  readonly promotions = input.required<readonly Promotion[]>();

  readonly done = output();

  private readonly source = inject(PromotionSource);
  private readonly session = inject(Session);
  protected readonly doing = new Doing();
  protected readonly open = signal(false);
  protected readonly target = computed(() =>
    this.session.person()?.roles.includes('approver') ? rollbackTarget(this.promotions()) : null,
  );

  protected begin(): void {
    this.doing.forget();
    this.open.set(true);
  }

  protected async rollBack({ digest }: Promotion, reason: string): Promise<void> {
    if (!(await this.doing.run(() => this.source.rollBack(digest, reason)))) return;
    this.open.set(false);
    this.done.emit();
  }
}
