import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryNumber } from '../api/directory-wire.js';
import { Icon } from '../ui/icon/icon.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { DirectoryDesk } from './directory-desk.js';
import { NumberForm } from './number-form.js';
import { EntryCells } from './entry-cells.js';
import { EntryList } from './entry-list.js';
import { ListSearch } from './list-search.js';
import { NumberDetail } from './number-detail.js';
import { OpenEntry } from './open-entry.js';
import { PlaceName } from './place-name.js';

/** The numbers under which the business is on WhatsApp. */
@Component({
  selector: 'rf-numbers-part',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NumberForm, EntryCells, EntryList, Icon, NumberDetail, PlaceName, TranslocoDirective],
  providers: [ListSearch, OpenEntry],
  templateUrl: './numbers-part.html',
  styleUrls: ['../ui/list/list-filters.css', './entry-cells.css'],
})
export class NumbersPart {
  /** Of the address: what is searched for, and the reference of the number that is open. */
  readonly q = input<string>();
  readonly open = input<string>();

  private readonly desk = inject(DirectoryDesk);
  private readonly search = inject(ListSearch);
  protected readonly entry = inject(OpenEntry);
  /** Whether a new entry is being typed. */
  protected readonly adding = signal(false);

  protected readonly all = computed(() =>
    (this.desk.directory.value()?.businessNumbers ?? [])
      .map((number) => ({
        key: this.desk.directory.value()?.references[number.number] ?? '',
        number,
        shown: phoneText(number.number),
        waiting: this.desk.waitingFor(`business-number/${number.number}`),
      }))
      .sort((a, b) => a.number.number.localeCompare(b.number.number)),
  );
  protected readonly rows = computed(() =>
    this.all().filter(({ number }) =>
      this.search.matches([number.number, number.country, number.provider]),
    ),
  );
  protected readonly proposed = computed(() =>
    this.desk.newOnes(
      'business-number',
      new Set(this.all().map(({ number }) => `business-number/${number.number}`)),
    ),
  );
  protected readonly opened = computed(() => this.all().find(({ key }) => key === this.open()));

  protected effectOf({ callingEnabled }: DirectoryNumber): 'permit' | 'deny' | 'unknown' {
    return callingEnabled === undefined ? 'unknown' : callingEnabled ? 'permit' : 'deny';
  }
}
