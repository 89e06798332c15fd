import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiClient } from '../api/api-client.js';
import { Reading } from '../api/reading.js';
import { Session } from '../api/session.js';
import {
  OVERVIEW_WINDOWS,
  type Attention,
  type Overview,
  type OverviewWindow,
} from '../api/wire.js';
import { listText } from '../i18n/list-text.js';
import { LocaleText } from '../i18n/locale-text.js';
import { KillSwitchDialog } from '../shell/kill-switch-dialog.js';
import { LiveVersion } from '../shell/live-version.js';
import { Waiting } from '../shell/waiting.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { Meter } from '../ui/meter/meter.js';
import { readerLanguage } from '../ui/reader-language.js';
import { Dial } from './dial.js';
import { FlowsCard } from './flows-card.js';
import { sampleQuestion } from './sample-question.js';
import { SeriesCard } from './series-card.js';

const REFRESH_MS = 15_000;

/** What is live, what was asked and decided, and what waits for someone. */
@Component({
  selector: 'rf-overview-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Dial,
    ErrorState,
    FlowsCard,
    Icon,
    KillSwitchDialog,
    Meter,
    RouterLink,
    SeriesCard,
    TranslocoDirective,
  ],
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.css',
  host: { class: 'page' },
})
export class OverviewPage {
  /** From the address; anything else than a window is the last day. */
  readonly window = input<string>();

  private readonly api = inject(ApiClient);
  private readonly live = inject(LiveVersion);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly clipboard = inject(Clipboard);
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(Session);
  protected readonly language = readerLanguage();
  protected readonly waiting = inject(Waiting);
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<Overview>();
  private readonly cases = new Reading<number>();
  protected readonly caseCount = this.cases.value;
  protected readonly windows = OVERVIEW_WINDOWS;
  protected readonly chosen = computed(
    (): OverviewWindow => OVERVIEW_WINDOWS.find((each) => each === this.window()) ?? '24h',
  );
  protected readonly overview = this.reading.value;
  protected readonly total = computed(() => total(this.overview()?.totals));
  protected readonly before = computed(() => total(this.overview()?.previous));
  protected readonly mostDenied = computed(() => this.overview()?.reasons[0]?.count ?? 1);
  protected readonly sample = sampleQuestion(this.document.location.origin);
  /** Why attempts were stopped at the fence, what happened most often first. */
  protected readonly stoppedFor = computed(() => {
    const reasons = (this.overview()?.pstnReasons ?? []).slice(0, 3).map(({ code, count }) => {
      const reason = this.transloco.translate<string>(`reason.${code}`, {}, this.language());
      return `${reason} ${this.text.number(count)}`;
    });
    return listText(reasons, this.language());
  });
  protected readonly copied = signal(false);
  protected readonly pulling = signal(false);
  protected readonly mayPull = computed(() => {
    const roles = this.session.person()?.roles ?? [];
    return ['approver', 'operator', 'admin'].some((role) => roles.includes(role));
  });
  /** Whether nothing at all asks for somebody's attention. */
  protected readonly calm = computed(
    () =>
      this.overview()?.attention.length === 0 &&
      this.waiting.reviews().length === 0 &&
      this.waiting.confirmations().length === 0,
  );

  constructor() {
    effect(() => {
      this.chosen();
      untracked(() => void this.refresh(true));
    });
    void this.cases.ask(async () => {
      const { document } = await this.api.livePolicy();
      return document.suites.reduce((sum, suite) => sum + suite.cases.length, 0);
    });
    const timer = setInterval(() => {
      if (!this.document.hidden) void this.refresh(false);
    }, REFRESH_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected async refresh(announce: boolean): Promise<void> {
    const counted = await this.reading.ask(() => this.api.overview(this.chosen()));
    const overview = this.overview();
    if (!counted || overview === null) return;
    this.live.learn(overview.policy);
    if (!announce) return;
    const { permit, deny } = overview.totals;
    const counts = { permit: this.text.number(permit), deny: this.text.number(deny) };
    void this.announcer.announce(this.transloco.translate('overview.announce', counts));
  }

  /** What needs a person, by the name people know it by: an endpoint without its kind, the calls a kill switch stops. */
  protected nameOf({ kind, subject }: Attention): string {
    if (kind === 'kill-switch' && (subject === 'all' || subject === 'outbound')) {
      return this.transloco.translate(`overview.killScope.${subject}`);
    }
    if (kind === 'events-unmatched' || kind === 'clock-off') {
      return this.transloco.translate(`overview.platform.${subject}`);
    }
    return subject.replace(/^[a-z-]+:/u, '');
  }

  /** Where somebody can do something about it. */
  protected placeOf({ kind, subject }: Attention): Place | undefined {
    return kind.startsWith('attestation-')
      ? { path: '/directory/endpoints', query: { open: subject } }
      : PLACES[kind];
  }

  /** Which sentence says why; what was changed behind the product's back is told by what it was. */
  protected whyOf({ kind, subject }: Attention): string {
    return kind === 'policy-changed' ? subject : kind;
  }

  protected short(digest: string): string {
    return `${digest.slice(0, 15)}…${digest.slice(-8)}`;
  }

  protected change(overview: Overview): string | null {
    const before = this.before();
    return before === 0 ? null : this.text.change((total(overview.totals) - before) / before);
  }

  protected attentionIcon(each: Attention): string {
    return each.kind === 'grants-ending'
      ? 'permission'
      : each.kind === 'attestation-ending'
        ? 'clock'
        : 'warn';
  }

  protected copySample(): void {
    this.copied.set(this.clipboard.copy(this.sample));
    void this.announcer.announce(this.transloco.translate('state.copied'));
  }
}

interface Place {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

const PLACES: Readonly<Partial<Record<Attention['kind'], Place>>> = {
  'grants-ending': { path: '/permissions', query: { state: 'expiring' } },
  'policy-changed': { path: '/audit' },
  'ledger-changed': { path: '/audit' },
  'promotion-failed': { path: '/reviews' },
  'events-unmatched': { path: '/integrations' },
  alarms: { path: '/calls' },
};

function total(counts: { readonly permit: number; readonly deny: number } | undefined): number {
  return counts === undefined ? 0 : counts.permit + counts.deny;
}
