import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryRoute } from '../api/directory-wire.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { DirectoryDesk } from './directory-desk.js';
import { RouteForm } from './route-form.js';
import { EntryCells } from './entry-cells.js';
import { EntryList } from './entry-list.js';
import { ListSearch } from './list-search.js';
import { OpenEntry } from './open-entry.js';
import { PlaceName } from './place-name.js';
import { RouteDetail } from './route-detail.js';

/** What platforms call the ways calls come in and go out by. */
@Component({
  selector: 'rf-routes-part',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EntryCells, EntryList, PlaceName, RouteDetail, RouteForm, TranslocoDirective],
  providers: [ListSearch, OpenEntry],
  templateUrl: './routes-part.html',
  styleUrls: ['../ui/list/list-filters.css', './entry-cells.css'],
})
export class RoutesPart {
  /** Of the address: what is searched for, and the route that is open. */
  readonly q = input<string>();
  readonly open = input<string>();

  private readonly desk = inject(DirectoryDesk);
  private readonly search = inject(ListSearch);
  protected readonly entry = inject(OpenEntry);
  /** Whether a new entry is being typed. */
  protected readonly adding = signal(false);

  protected readonly all = computed(() =>
    (this.desk.directory.value()?.routes ?? [])
      .map((route) => ({ key: `${route.platform}/${route.routeId}`, route }))
      .sort((a, b) => a.key.localeCompare(b.key)),
  );
  protected readonly rows = computed(() =>
    this.all().filter(({ route }) =>
      this.search.matches([
        route.routeId,
        route.platform,
        route.businessNumber,
        route.endpoint?.kind,
        route.endpoint?.id,
      ]),
    ),
  );
  protected readonly opened = computed(() => this.all().find(({ key }) => key === this.open()));

  protected numberOf({ businessNumber }: DirectoryRoute): string {
    return phoneText(businessNumber ?? '');
  }
}
