import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import { PromotionSource } from '../api/promotion-source.js';
import { Session } from '../api/session.js';
import { LocaleText } from '../i18n/locale-text.js';
import { LiveVersion } from '../shell/live-version.js';
import { PageTitle } from '../shell/page-title.js';
import { Waiting } from '../shell/waiting.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { PolicyChanges } from '../ui/policy-diff/policy-changes.js';
import { PolicyJsonDiff } from '../ui/policy-diff/policy-json-diff.js';
import { RollbackButton } from '../ui/rollback/rollback-button.js';
import { ChangesCard } from './changes-card.js';
import { ChecksCard } from './checks-card.js';
import { CommentsCard } from './comments-card.js';
import { DecideBar } from './decide-bar.js';
import { ImpactCard } from './impact-card.js';
import { PromoteDialog } from './promote-dialog.js';
import { ReviewDesk } from './review-desk.js';
import { standingOf } from './review-standing.js';
import { ReviewSource } from './review-source.js';
import { StandingChip } from './standing-chip.js';
import { SuitesCard } from './suites-card.js';
import { VersionCard } from './version-card.js';

/** Acts that ask for a dialog of their own. */
type Asked = 'withdraw' | 'promote' | 'cancel';

/** One change on the table: what it says, what it would do, what people think, and what becomes of it. */
@Component({
  selector: 'rf-review-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ActDialog,
    ChangesCard,
    ChecksCard,
    CommentsCard,
    DecideBar,
    ErrorState,
    Icon,
    ImpactCard,
    PolicyChanges,
    PolicyJsonDiff,
    PromoteDialog,
    RollbackButton,
    RouterLink,
    StandingChip,
    SuitesCard,
    TranslocoDirective,
    VersionCard,
  ],
  providers: [ReviewDesk],
  templateUrl: './review-page.html',
  styleUrl: './review-page.css',
  host: { class: 'page' },
})
export class ReviewPage {
  readonly id = input.required<string>();
  readonly last = input<string>();
  readonly rule = input<string>();

  private readonly source = inject(ReviewSource);
  private readonly promotions = inject(PromotionSource);
  private readonly session = inject(Session);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly live = inject(LiveVersion);
  private readonly waiting = inject(Waiting);
  protected readonly text = inject(LocaleText);
  protected readonly desk = inject(ReviewDesk);
  protected readonly draft = this.desk.draft;
  protected readonly missing = computed(() => this.desk.reading.failure()?.status === 404);
  protected readonly asked = signal<Asked | null>(null);
  protected readonly doing = new Doing();
  protected readonly approver = computed(
    () => this.session.person()?.roles.includes('approver') ?? false,
  );
  /** Why there is no button to approve, where one could expect it. */
  protected readonly whyNot = computed(() => {
    const draft = this.draft();
    if (draft === null || draft.may.approve || draft.state !== 'submitted') return null;
    // Whoever worked on it is told so, whether or not they could approve anything else.
    const own = draft.contributors.some(({ id }) => id === this.session.person()?.id);
    return own ? 'contributor' : (draft.may.whyNotApprove ?? null);
  });
  protected readonly decides = computed(() => {
    const may = this.draft()?.may;
    return may !== undefined && (may.approve || may.reject);
  });
  protected readonly promotes = computed(
    () => this.draft()?.may.promote === true && this.draft()?.scheduled === null,
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.desk.open(id));
    });
    const titles = inject(PageTitle);
    effect(() => titles.tell(this.draft()?.title ?? ''));
    inject(DestroyRef).onDestroy(() => titles.tell(''));
  }

  protected standing(): string {
    const draft = this.draft();
    return draft === null ? '' : standingOf(draft);
  }

  protected ask(act: Asked): void {
    this.doing.forget();
    this.asked.set(act);
  }

  protected async withdraw(reason: string): Promise<void> {
    const id = this.id();
    await this.act('withdrawn', () => this.source.withdraw(id, reason));
  }

  protected async cancel(): Promise<void> {
    const planned = this.desk.scheduled();
    if (planned === null) return;
    await this.act('cancelled', () => this.promotions.cancel(planned.id));
  }

  /** Says what was done, and reads anew what it changed. */
  protected async done(what: string): Promise<void> {
    this.asked.set(null);
    void this.announcer.announce(this.transloco.translate(`reviews.done.${what}`), 'assertive');
    await Promise.all([this.desk.load(), this.waiting.ask(), this.live.ask(true)]);
  }

  private async act(what: string, work: () => Promise<unknown>): Promise<void> {
    if (await this.doing.run(work)) await this.done(what);
  }
}
