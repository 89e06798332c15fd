import { LiveAnnouncer } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import { CdkVirtualScrollViewport, ScrollingModule } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { filter, map, startWith } from 'rxjs';
import { ServerClock } from '../api/server-clock.js';
import type { DecisionSummary } from '../api/wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { EffectMark } from '../ui/effect-mark/effect-mark.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { FLOW_KINDS, kindsOfCall } from '../ui/flow-mark/flow-kinds.js';
import { FlowMark } from '../ui/flow-mark/flow-mark.js';
import { Icon } from '../ui/icon/icon.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { DecisionLog } from './decision-log.js';
import { isNarrowed, queryOfAddress } from './decision-query.js';
import { DecisionTail } from './decision-tail.js';
import { FilterBar } from './filter-bar.js';
import { NumberFilter } from './number-filter.js';
import { stepOfKey } from './step-of-key.js';

/** The log: what was asked and answered, newest first, with new answers as they are made. */
@Component({
  selector: 'rf-decisions-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    EffectMark,
    ErrorState,
    FilterBar,
    FlowMark,
    Icon,
    RouterOutlet,
    ScrollingModule,
    TranslocoDirective,
  ],
  providers: [DecisionLog, DecisionTail],
  templateUrl: './decisions-page.html',
  styleUrl: './decisions-page.css',
  host: { class: 'page bare', '(document:keydown)': 'onKey($event)' },
})
export class DecisionsPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly clock = inject(ServerClock);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly log = inject(DecisionLog);
  protected readonly tail = inject(DecisionTail);
  protected readonly text = inject(LocaleText);
  private readonly numbers = inject(NumberFilter);
  private readonly scroller = viewChild(CdkVirtualScrollViewport);
  private readonly address = toSignal(this.route.queryParamMap, { requireSync: true });

  protected readonly query = computed(() => queryOfAddress((name) => this.address().get(name)), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  /** Id of the decision whose detail is open. */
  protected readonly opened = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.route.snapshot.firstChild?.paramMap.get('id') ?? null),
    ),
    { initialValue: null },
  );
  protected readonly active = signal(0);
  protected readonly pausedAt = signal<number | null>(null);
  private readonly away = signal(false);
  protected readonly rowHeight = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 640px)')
      .pipe(map(({ matches }) => (matches ? 62 : 34))),
    { initialValue: 34 },
  );

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => void this.load(query));
    });
    effect(() => {
      const at = this.log.items().findIndex((each) => each.decisionId === this.opened());
      if (at >= 0) this.active.set(at);
    });
    this.tail.listen(
      (arrived) => {
        const before = this.log.items()[this.active()]?.decisionId;
        this.tellOf(this.log.arrive(arrived, this.holds()), before);
      },
      () => void this.load(this.query()),
      () => void this.catchUp(),
    );
    inject(DestroyRef).onDestroy(() => this.numbers.forget());
  }

  private async load(query: Parameters<DecisionLog['load']>[0]): Promise<void> {
    if (!(await this.log.load(query))) return;
    this.active.set(0);
    this.scroller()?.scrollToIndex(0);
    this.say('decisions.loaded', { count: this.text.number(this.log.total()) });
  }

  private async catchUp(): Promise<void> {
    let before: string | undefined;
    const count = await this.log.catchUp(() => {
      before = this.log.items()[this.active()]?.decisionId;
      return this.holds();
    });
    if (count === null) await this.load(this.query());
    else this.tellOf(count, before);
  }

  /** Whether arrivals wait until they are asked for. */
  private holds(): boolean {
    return this.pausedAt() !== null || this.away();
  }

  /** @param before id of the decision that was active */
  private tellOf(count: number, before: string | undefined): void {
    if (count === 0) return;
    this.keepActive(before);
    this.say('decisions.arrived', { count: this.text.number(count) });
  }

  protected onScroll(first: number): void {
    this.away.set(first > 0);
    const end = this.scroller()?.getRenderedRange().end ?? 0;
    if (end >= this.log.items().length - 20) void this.log.loadOlder();
  }

  protected togglePause(): void {
    if (this.pausedAt() === null) this.pausedAt.set(this.clock.now());
    else {
      this.pausedAt.set(null);
      this.showNew();
    }
  }

  protected showNew(): void {
    const before = this.log.items()[this.active()]?.decisionId;
    this.log.show();
    this.scroller()?.scrollToIndex(0);
    this.keepActive(before);
  }

  protected open(decision: DecisionSummary): void {
    void this.router.navigate(['/decisions', decision.decisionId], {
      queryParamsHandling: 'preserve',
    });
  }

  protected async close(): Promise<void> {
    await this.router.navigate(['/decisions'], { queryParamsHandling: 'preserve' });
    this.focusActive();
  }

  /** Rows are walked by keys wherever the focus is, but for fields and open menus. */
  protected onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest('input, select, textarea, [role="menu"], dialog')) return;
    if (event.key === 'Escape' && this.opened() !== null) return void this.close();
    const inRows = target.closest('[data-row]') !== null;
    const step = stepOfKey(event.key, inRows);
    if (step !== null) {
      event.preventDefault();
      this.walk(step);
    }
  }

  private walk(step: number): void {
    const last = this.log.items().length - 1;
    const next = Math.max(0, Math.min(last, this.active() + step));
    this.active.set(next);
    this.scrollTo(next);
    this.focusActive();
    const decision = this.log.items()[next];
    if (this.opened() !== null && decision) this.open(decision);
    if (next > last - 20) void this.log.loadOlder();
  }

  private scrollTo(index: number): void {
    const scroller = this.scroller();
    if (!scroller) return;
    const top = scroller.measureScrollOffset();
    const height = scroller.getViewportSize();
    const row = this.rowHeight();
    if (index * row < top) scroller.scrollToOffset(index * row);
    else if ((index + 1) * row > top + height) scroller.scrollToOffset((index + 1) * row - height);
  }

  /** A row far away is drawn some frames after the list has been scrolled to it. */
  private focusActive(frames = 20): void {
    requestAnimationFrame(() => {
      const row = this.host.querySelector<HTMLElement>(`[data-row="${this.active()}"]`);
      if (row) row.focus({ preventScroll: true });
      else if (frames > 0) this.focusActive(frames - 1);
    });
  }

  private keepActive(id: string | undefined): void {
    const at = this.log.items().findIndex((each) => each.decisionId === id);
    if (at >= 0) this.active.set(at);
  }

  protected kinds(each: DecisionSummary): readonly string[] {
    return each.scenario === null
      ? kindsOfCall(each.origin, each.via, each.target)
      : FLOW_KINDS[each.scenario];
  }

  protected user(each: DecisionSummary): string {
    const { waId, bsuid } = each.user;
    if (each.erased) return each.references.number ?? each.references.bsuid ?? '';
    return waId === undefined ? (bsuid ?? '') : phoneText(`+${waId}`);
  }

  protected readonly identity = (_: number, each: DecisionSummary): string => each.decisionId;

  private say(key: string, params: Record<string, string>): void {
    void this.announcer.announce(this.transloco.translate(key, params));
  }
}
