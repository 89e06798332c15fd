import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { DirectoryDesk } from './directory-desk.js';
import type { DirectoryPart } from './entry-list.js';

/** The frame of every form that enters an entry or changes one; its fields stand inside. */
@Component({
  selector: 'rf-entry-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <rf-act-dialog
        [title]="
          name() === null
            ? t('directory.of.' + part() + '.add')
            : t('directory.editEntry', { name: name() })
        "
        [effect]="t('directory.of.' + part() + '.effect')"
        [verb]="t('directory.save')"
        reason="optional"
        [filled]="filled()"
        [busy]="desk.doing.busy()"
        [failure]="desk.doing.failure()"
        (confirmed)="confirmed.emit($event)"
        (closed)="closed.emit()"
      >
        <ng-content />
      </rf-act-dialog>
    </ng-container>
  `,
})
export class EntryForm {
  readonly part = input.required<DirectoryPart>();
  /** What the entry is called; null: a new one. */
  readonly name = input.required<string | null>();
  readonly filled = input.required<boolean>();

  /** The reason, trimmed; empty: none was given. */
  readonly confirmed = output<string>();
  readonly closed = output();

  protected readonly desk = inject(DirectoryDesk);
}
