import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { DraftState, DraftSummary } from '../../api/change-wire.js';
import { Doing } from '../../api/doing.js';
import { Reading } from '../../api/reading.js';
import { Session } from '../../api/session.js';
import { LocaleText } from '../../i18n/locale-text.js';
import { ActDialog } from '../../ui/act-dialog/act-dialog.js';
import { ErrorState } from '../../ui/error-state/error-state.js';
import { Icon } from '../../ui/icon/icon.js';
import { Person } from '../../ui/person/person.js';
import { DraftSource } from '../draft-source.js';

const OPEN: readonly DraftState[] = ['draft', 'submitted', 'approved'];

/** Drafts and where each stands; a new one begins with what is live. */
@Component({
  selector: 'rf-drafts-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, ErrorState, Icon, Person, RouterLink, TranslocoDirective],
  templateUrl: './drafts-page.html',
  styleUrl: './drafts-page.css',
})
export class DraftsPage {
  private readonly source = inject(DraftSource);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly text = inject(LocaleText);

  protected readonly reading = new Reading<readonly DraftSummary[]>();
  protected readonly doing = new Doing();
  /** What is asked about: the name of a new draft, or whether to discard one. */
  protected readonly asking = signal<'new' | DraftSummary | null>(null);
  protected readonly discarding = computed(() => {
    const asking = this.asking();
    return asking === null || asking === 'new' ? null : asking;
  });
  protected readonly title = signal('');
  protected readonly mayCreate = computed(
    () => this.session.person()?.roles.includes('author') === true,
  );
  protected readonly all = computed(() => this.query().get('show') === 'all');
  protected readonly rows = computed(() => {
    const rows = this.reading.value() ?? [];
    return this.all() ? rows : rows.filter(({ state }) => OPEN.includes(state));
  });
  protected readonly closedCount = computed(
    () => (this.reading.value() ?? []).filter(({ state }) => !OPEN.includes(state)).length,
  );

  constructor() {
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.reading.ask(() => this.source.list());
  }

  protected ask(what: 'new' | DraftSummary): void {
    this.doing.forget();
    this.title.set('');
    this.asking.set(what);
  }

  protected async create(): Promise<void> {
    let id = '';
    const done = await this.doing.run(async () => {
      id = (await this.source.create(this.title().trim())).id;
    });
    if (done) void this.router.navigate(['/drafts', id], { queryParamsHandling: 'preserve' });
  }

  protected async discard(draft: DraftSummary): Promise<void> {
    if (!(await this.doing.run(() => this.source.discard(draft.id)))) return;
    this.asking.set(null);
    await this.load();
    void this.announcer.announce(
      this.transloco.translate('drafts.discarded', { title: draft.title }),
    );
  }

  /** Marks are shape and colour; the word is always there. */
  protected tone(state: DraftState): string {
    if (state === 'approved' || state === 'promoted') return 'permit';
    return state === 'submitted' ? 'accent' : '';
  }
}
