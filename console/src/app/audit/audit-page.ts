import { LiveAnnouncer } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import { CdkVirtualScrollViewport, ScrollingModule } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { map } from 'rxjs';
import type { AuditEntry } from '../api/audit-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { auditQueryOf, isAuditNarrowed } from './audit-query.js';
import { EntryFilter } from './entry-filter.js';
import { EntryList } from './entry-list.js';
import { EntryWords, iconOfEntry } from './entry-words.js';
import { ExportCard } from './export-card.js';
import { LedgerCard } from './ledger-card.js';

/** The ledger: its state, every act of every person, and the evidence to take away. */
@Component({
  selector: 'rf-audit-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    EntryFilter,
    ErrorState,
    ExportCard,
    Icon,
    LedgerCard,
    ScrollingModule,
    TranslocoDirective,
  ],
  providers: [EntryList],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.css',
  host: { class: 'page' },
})
export class AuditPage {
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly scroller = viewChild(CdkVirtualScrollViewport);
  protected readonly text = inject(LocaleText);
  protected readonly words = inject(EntryWords);
  protected readonly list = inject(EntryList);
  protected readonly active = signal(0);
  protected readonly query = computed(() => auditQueryOf((name) => this.address().get(name)), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly narrowed = computed(() => isAuditNarrowed(this.query()));
  protected readonly rowHeight = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 820px)')
      .pipe(map(({ matches }) => (matches ? 66 : 36))),
    { initialValue: 36 },
  );

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => void this.load(query));
    });
  }

  protected onScroll(): void {
    const end = this.scroller()?.getRenderedRange().end ?? 0;
    if (end >= this.list.items().length - 20) void this.list.loadOlder();
  }

  protected open(entry: AuditEntry): void {
    void this.router.navigate(['/audit', entry.index]);
  }

  /** Rows are walked by the arrow keys. */
  protected walk(event: KeyboardEvent, from: number): void {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const next = from + (step ?? 0);
    if (step === undefined || next < 0 || next >= this.list.items().length) return;
    event.preventDefault();
    this.active.set(next);
    const row = (event.currentTarget as HTMLElement).closest('[role="grid"]');
    const target = row?.querySelector<HTMLElement>(`[data-row="${next}"]`);
    if (target) target.focus();
    else this.scroller()?.scrollToIndex(next);
  }

  protected icon(entry: AuditEntry): string {
    return iconOfEntry(entry);
  }

  protected identity(_: number, entry: AuditEntry): number {
    return entry.index;
  }

  private async load(query: ReturnType<typeof auditQueryOf>): Promise<void> {
    if (!(await this.list.load(query))) return;
    this.active.set(0);
    const count = this.text.number(this.list.total());
    void this.announcer.announce(this.transloco.translate('audit.found', { count }));
  }
}
