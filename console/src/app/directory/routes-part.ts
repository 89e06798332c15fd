import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryRoute } from '../api/directory-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { DirectoryDesk } from './directory-desk.js';
import { RouteForm } from './route-form.js';
import { ListSearch } from './list-search.js';
import { OpenEntry } from './open-entry.js';
import { PlaceName } from './place-name.js';
import { RouteDetail } from './route-detail.js';

/** Entries drawn before somebody asks for more. */
const FIRST_SHOWN = 200;

/** What platforms call the ways calls come in and go out by. */
@Component({
  selector: 'rf-routes-part',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouteForm, ErrorState, Icon, PlaceName, RouteDetail, RouterLink, TranslocoDirective],
  providers: [ListSearch, OpenEntry],
  templateUrl: './routes-part.html',
  styleUrl: './directory-part.css',
})
export class RoutesPart {
  /** Of the address: what is searched for, and the route that is open. */
  readonly q = input<string>();
  readonly open = input<string>();

  protected readonly desk = inject(DirectoryDesk);
  protected readonly search = inject(ListSearch);
  protected readonly entry = inject(OpenEntry);
  protected readonly text = inject(LocaleText);
  /** Whether a new entry is being typed. */
  protected readonly adding = signal(false);
  protected readonly most = signal(FIRST_SHOWN);

  private readonly all = computed(() =>
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
  protected readonly total = computed(() => this.all().length);
  protected readonly opened = computed(() => this.all().find(({ key }) => key === this.open()));

  constructor() {
    effect(() => this.search.follow(this.q()));
  }

  protected begin(): void {
    this.desk.begin();
    this.adding.set(true);
  }

  protected numberOf({ businessNumber }: DirectoryRoute): string {
    return phoneText(businessNumber ?? '');
  }
}
