import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryEndpoint } from '../api/directory-wire.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { endOfDay, lastDayOf } from '../ui/last-day/last-day.js';
import { DirectoryDesk } from './directory-desk.js';

/** Lets an attestation hold longer: who vouches, and until when. */
@Component({
  selector: 'rf-renew-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, FormsModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <rf-act-dialog
        [title]="t('directory.renewTitle', { name: endpoint().id })"
        [effect]="t('directory.renewEffect')"
        [verb]="t('directory.propose')"
        [filled]="filled()"
        [busy]="desk.doing.busy()"
        [failure]="desk.doing.failure()"
        (confirmed)="renew($event)"
        (closed)="closed.emit()"
      >
        <div class="two">
          <label class="field">
            <span>{{ t('directory.attestedBy') }}</span>
            <input class="in" name="by" autocomplete="off" maxlength="200" [(ngModel)]="by" />
          </label>
          <label class="field">
            <span>{{ t('directory.lastDayOf') }}</span>
            <input class="in" type="date" name="until" [(ngModel)]="until" />
          </label>
        </div>
      </rf-act-dialog>
    </ng-container>
  `,
  styleUrl: './entry-form.css',
})
export class RenewForm {
  readonly endpoint = input.required<DirectoryEndpoint>();
  /** Epoch milliseconds (UTC). */
  readonly now = input.required<number>();
  readonly closed = output();

  protected readonly desk = inject(DirectoryDesk);
  protected readonly by = linkedSignal(() => this.endpoint().attestedBy ?? '');
  /** Offers a year from now. */
  protected readonly until = linkedSignal(() => {
    const year = new Date(this.now());
    year.setFullYear(year.getFullYear() + 1);
    return lastDayOf(year.getTime());
  });
  protected readonly filled = computed(() => this.by().trim() !== '' && this.until() !== '');

  protected async renew(reason: string): Promise<void> {
    const { kind, id, ...entry } = this.endpoint();
    const body = { ...entry, attestedBy: this.by().trim(), attestedUntil: endOfDay(this.until()) };
    if (await this.desk.change((source) => source.put(['endpoints', kind, id], body, reason))) {
      this.closed.emit();
    }
  }
}
