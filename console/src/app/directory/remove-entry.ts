import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { DirectoryDesk } from './directory-desk.js';
import type { EntryPlace } from './directory-source.js';

/** Takes an entry away, after saying what that stops. */
@Component({
  selector: 'rf-remove-entry',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <rf-act-dialog
        [title]="t('directory.removeTitle', { name: name() })"
        [effect]="t('directory.removeEffect.' + place()[0])"
        [verb]="t('directory.remove')"
        [danger]="true"
        [busy]="desk.doing.busy()"
        [failure]="desk.doing.failure()"
        (confirmed)="remove($event)"
        (closed)="closed.emit(false)"
      />
    </ng-container>
  `,
})
export class RemoveEntry {
  readonly place = input.required<EntryPlace>();
  readonly name = input.required<string>();
  /** Whether it is gone. */
  readonly closed = output<boolean>();

  protected readonly desk = inject(DirectoryDesk);

  protected async remove(reason: string): Promise<void> {
    if (await this.desk.change((source) => source.remove(this.place(), reason))) {
      this.closed.emit(true);
    }
  }
}
