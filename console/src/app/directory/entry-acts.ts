import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { DirectoryDesk } from './directory-desk.js';

/** What administrators can do with an entry; nobody else sees it. */
@Component({
  selector: 'rf-entry-acts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    @if (desk.mayEdit()) {
      <div class="acts" *transloco="let t">
        <button type="button" class="btn" (click)="begin(edit)">{{ t('directory.edit') }}</button>
        <ng-content />
        <button type="button" class="btn danger" (click)="begin(remove)">
          {{ t('directory.remove') }}
        </button>
      </div>
    }
  `,
  styles: `
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .danger {
      margin-left: auto;
    }
  `,
})
export class EntryActs {
  readonly edit = output();
  readonly remove = output();

  protected readonly desk = inject(DirectoryDesk);

  protected begin(act: { emit: () => void }): void {
    this.desk.begin();
    act.emit();
  }
}
