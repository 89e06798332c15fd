import { CdkVirtualScrollViewport, ScrollingModule } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RuleFinding, RulesetName } from '@ringfence/rules';
import { Icon } from '../../ui/icon/icon.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';
import { ProofRun } from '../proofs/proof-run.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import type { Place } from '../text/place.js';
import { outlineRows, type OutlineRow } from './outline-rows.js';

const ROW_HEIGHT = 30;

/** Everything a draft holds, as one list to choose from; with a thousand rules only those in sight are drawn. */
@Component({
  selector: 'rf-outline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, ScrollingModule, TranslocoDirective],
  templateUrl: './outline.html',
  styleUrl: './outline.css',
})
export class Outline {
  private readonly link = inject(ScribeLink);
  private readonly places = inject(DraftPlace);
  private readonly proofs = inject(ProofRun);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly scroller = viewChild(CdkVirtualScrollViewport);
  protected readonly desk = inject(DraftDesk);

  /** Something was chosen. */
  readonly chosen = output();
  /** A new rule is wanted in a chapter. */
  readonly ruleWanted = output<RulesetName>();
  /** A new named condition is wanted in a chapter. */
  readonly conditionWanted = output<RulesetName>();

  protected readonly rowHeight = ROW_HEIGHT;
  protected readonly filter = signal('');
  protected readonly rows = computed(() =>
    outlineRows(
      this.desk.policy(),
      { problems: this.link.problems(), changed: this.link.changed() },
      this.filter(),
    ),
  );
  protected readonly ruleCount = computed(() =>
    this.rows().reduce((sum, row) => sum + (row.kind === 'chapter' ? row.count : 0), 0),
  );
  protected readonly current = computed(() => this.places.place()?.pointer ?? null);

  constructor() {
    effect(() => {
      const current = this.current();
      if (this.scroller() !== undefined && current !== null) untracked(() => this.bringIntoSight());
    });
  }

  /** Opens the next or the last row there is to open. */
  step(by: 1 | -1): void {
    const rows = this.rows();
    let at = rows.findIndex((row) => placeOfRow(row)?.pointer === this.current());
    do at += by;
    while (at >= 0 && at < rows.length && placeOfRow(rows[at]) === null);
    const place = rows[at] === undefined ? null : placeOfRow(rows[at]);
    if (place !== null) void this.places.go(place);
  }

  protected address(place: Place): string {
    return this.places.addressOf(place);
  }

  protected isCurrent(place: Place): boolean {
    return place.pointer === this.current();
  }

  /** The one row that Tab leads to; the others are reached from it by arrows. */
  private readonly tabRow = computed(() => {
    const places = this.rows().flatMap((row) => placeOfRow(row) ?? []);
    const current = this.current();
    return (places.find(({ pointer }) => pointer === current) ?? places[0])?.pointer ?? null;
  });

  protected tabIndex(place: Place): 0 | -1 {
    return place.pointer === this.tabRow() ? 0 : -1;
  }

  protected onKey(event: KeyboardEvent): void {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (by === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.step(by);
    this.focusCurrent();
  }

  /** What nobody would notice of a rule by its effect: the most there is to say. */
  protected foundOf(row: OutlineRow): RuleFinding | null {
    if (row.kind !== 'rule' || row.place.kind !== 'rule') return null;
    const found = this.proofs.findings().get(`${row.place.ruleset}/${row.label}`) ?? [];
    return found.find(({ code }) => code !== 'dead-condition') ?? found[0] ?? null;
  }

  protected readonly identity = (_: number, row: OutlineRow): string => row.key;

  /** The list is as long as its rows only some frames after it was given them: until then there is nowhere to scroll to. */
  private bringIntoSight(frames = 20): void {
    const scroller = this.scroller();
    const index = this.rows().findIndex((row) => placeOfRow(row)?.pointer === this.current());
    if (scroller === undefined || index < 0) return;
    const top = scroller.measureScrollOffset();
    const height = scroller.getViewportSize();
    const at = index * ROW_HEIGHT;
    if (height > 0 && at >= top && at + ROW_HEIGHT <= top + height) return;
    scroller.scrollToOffset(Math.max(0, at - height / 2));
    if (frames > 0) requestAnimationFrame(() => this.bringIntoSight(frames - 1));
  }

  /** A row out of sight is drawn some frames after the list has been scrolled to it. */
  private focusCurrent(frames = 20): void {
    requestAnimationFrame(() => {
      const row = this.host.querySelector<HTMLElement>('a[aria-current]');
      if (row !== null) row.focus({ preventScroll: true });
      else if (frames > 0) this.focusCurrent(frames - 1);
    });
  }
}

function placeOfRow(row: OutlineRow): Place | null {
  return 'place' in row ? row.place : null;
}
