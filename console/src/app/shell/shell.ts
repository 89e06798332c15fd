import { BreakpointObserver } from '@angular/cdk/layout';
import { CdkTrapFocus } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatMenuModule } from '@angular/material/menu';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import { Session } from '../api/session.js';
import { LanguageChoice } from '../i18n/language-choice.js';
import { Icon } from '../ui/icon/icon.js';
import { initials } from '../ui/person/initials.js';
import { KillSwitchBanner } from './kill-switch-banner.js';
import { LiveVersion } from './live-version.js';
import { LanguageSwitch } from './language-switch.js';
import { MainNav } from './main-nav.js';
import { PageTitle } from './page-title.js';
import { SearchBox } from './search-box.js';
import { ShortcutList } from './shortcut-list.js';
import { ThemeChoice } from './theme-choice.js';
import { Waiting } from './waiting.js';

/** The frame around every page of a signed-in person. */
@Component({
  selector: 'rf-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CdkTrapFocus,
    Icon,
    KillSwitchBanner,
    LanguageSwitch,
    MainNav,
    MatMenuModule,
    RouterLink,
    RouterOutlet,
    SearchBox,
    ShortcutList,
    TranslocoDirective,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  host: { '(document:keydown)': 'onKey($event)' },
})
export class Shell {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly languages = inject(LanguageChoice);
  protected readonly themes = inject(ThemeChoice);
  protected readonly title = inject(PageTitle);

  private readonly search = viewChild(SearchBox);
  private readonly main = viewChild<ElementRef<HTMLElement>>('main');
  protected readonly narrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 820px)')
      .pipe(map((state) => state.matches)),
    { initialValue: false },
  );
  protected readonly navOpen = signal(false);
  protected readonly shortcuts = signal(false);
  protected readonly person = this.session.person;
  /** Where the list is of which the page shows one thing. */
  protected readonly parent = computed(() => `/${this.title.key().replace('nav.', '')}`);
  protected readonly initials = computed(() => initials(this.person()?.name ?? ''));

  constructor() {
    // The card of the live policy is a courtesy: a page that cannot be read says so itself.
    inject(LiveVersion)
      .ask()
      .catch(() => undefined);
    inject(Waiting).follow(inject(DestroyRef));
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.navOpen.set(false));
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.navOpen()) return this.navOpen.set(false);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '/') {
      event.preventDefault();
      this.search()?.focus();
    } else if (event.key === '?') {
      event.preventDefault();
      this.shortcuts.set(true);
    }
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main()?.nativeElement.focus();
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigate(['/sign-in']);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
