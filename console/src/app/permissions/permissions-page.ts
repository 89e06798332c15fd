import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Permission } from '../api/permission-wire.js';
import { ServerClock } from '../api/server-clock.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { AskStranger } from './ask-stranger.js';
import { PermissionList } from './permission-list.js';
import { LISTED, queryOfAddress, type PermissionQuery } from './permission-query.js';
import { PermissionSearch } from './permission-search.js';
import { spanWords } from './span-words.js';
import { StateMark } from './state-mark.js';
import { userName } from './user-name.js';

/** Who may be called, by which business number and until when. */
@Component({
  selector: 'rf-permissions-page',
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AskStranger, ErrorState, Icon, RouterLink, StateMark, TranslocoDirective],
  providers: [PermissionList, PermissionSearch],
  templateUrl: './permissions-page.html',
  styleUrls: ['../ui/list/list-filters.css', '../ui/list/list-rows.css', './permissions-page.css'],
})
export class PermissionsPage {
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly clock = inject(ServerClock);
  protected readonly list = inject(PermissionList);
  protected readonly search = inject(PermissionSearch);
  protected readonly text = inject(LocaleText);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly states = LISTED;
  protected readonly query = computed(() => queryOfAddress((name) => this.address().get(name)), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly narrowed = computed(() => {
    const { state, number, users } = this.query();
    return state !== 'all' || number !== '' || users.length > 0;
  });
  /** When the list was read, in epoch milliseconds. */
  private readonly readAt = signal(0);
  protected readonly rows = computed(() =>
    this.list.items().map((permission) => ({
      permission,
      name: userName(permission),
      number: phoneText(permission.businessNumber),
      ends: this.endOf(permission),
    })),
  );

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => void this.load(query));
    });
  }

  protected set(name: 'state' | 'number', value: string): void {
    this.search.forget();
    const queryParams = { [name]: value === '' || value === 'all' ? null : value, user: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    this.search.forget();
    const queryParams = { state: null, number: null, user: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async find(event: Event, typed: string): Promise<void> {
    event.preventDefault();
    await this.search.go(typed);
  }

  protected readonly phone = phoneText;

  private async load(query: PermissionQuery): Promise<void> {
    if (!(await this.list.load(query))) return;
    this.readAt.set(this.clock.now());
    const count = this.text.number(this.list.items().length);
    void this.announcer.announce(this.transloco.translate('permissions.loaded', { count }));
  }

  /** In how long a temporary permission ends; null: it does not, or has. */
  private endOf({ state, endsAt }: Permission): ReturnType<typeof spanWords> | null {
    if (state !== 'temporary' || endsAt === undefined) return null;
    return spanWords(Date.parse(endsAt) - this.readAt());
  }
}
