import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Draft } from '../api/change-wire.js';
import { Doing } from '../api/doing.js';
import { PromotionSource } from '../api/promotion-source.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';

/** Puts an approved version live, now or at an instant. */
@Component({
  selector: 'rf-promote-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, FormsModule, TranslocoDirective],
  template: `
    <rf-act-dialog
      *transloco="let t"
      [title]="t('reviews.promoteTitle', { version: draft().version })"
      [effect]="
        t('reviews.promoteEffect', { version: draft().version, base: draft().base.version })
      "
      [verb]="t(later() ? 'reviews.plan' : 'reviews.promoteNow')"
      [filled]="!later() || instant() !== null"
      [busy]="doing.busy()"
      [failure]="doing.failure()"
      (confirmed)="promote($event)"
      (closed)="closed.emit()"
    >
      <fieldset>
        <legend class="vh">{{ t('reviews.when') }}</legend>
        <label
          ><input type="radio" name="when" [value]="false" [(ngModel)]="later" />
          {{ t('reviews.now') }}</label
        >
        <label
          ><input type="radio" name="when" [value]="true" [(ngModel)]="later" />
          {{ t('reviews.later') }}</label
        >
        @if (later()) {
          <label class="field">
            <span>{{ t('reviews.at', { zone: text.zoneName }) }}</span>
            <input class="in" type="datetime-local" name="at" required [(ngModel)]="at" />
          </label>
          <p class="small faint">{{ t('reviews.laterWhy') }}</p>
        }
      </fieldset>
    </rf-act-dialog>
  `,
  styles: `
    fieldset {
      border: 0;
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
    }
    fieldset > label:not(.field) {
      align-items: center;
      display: flex;
      gap: 8px;
      min-height: 24px;
    }
  `,
})
export class PromoteDialog {
  readonly draft = input.required<Draft>();

  readonly done = output<'promoted' | 'scheduled'>();
  readonly closed = output();

  private readonly source = inject(PromotionSource);
  protected readonly text = inject(LocaleText);
  protected readonly doing = new Doing();
  protected readonly later = signal(false);
  /** As the field has it: no zone, so the browser's. */
  protected readonly at = signal('');
  protected readonly instant = computed(() => {
    const at = new Date(this.at());
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
  });

  protected async promote(reason: string): Promise<void> {
    const { digest } = this.draft();
    const at = this.later() ? this.instant() : null;
    if (digest === null || (this.later() && at === null)) return;
    const asked = this.doing.run(() => this.source.promote(digest, reason, at ?? undefined));
    if (await asked) this.done.emit(at === null ? 'promoted' : 'scheduled');
  }
}
