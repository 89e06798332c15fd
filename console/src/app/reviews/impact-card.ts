import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ImpactExample, ImpactKind } from '../api/change-wire.js';
import { IMPACT_KINDS } from '../api/impact-kinds.js';
import { LocaleText } from '../i18n/locale-text.js';
import { EffectMark } from '../ui/effect-mark/effect-mark.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { Meter } from '../ui/meter/meter.js';
import { ProgressBar } from '../ui/progress-bar/progress-bar.js';
import { readerLanguage } from '../ui/reader-language.js';
import { factName } from '../ui/trace-tree/fact-words.js';
import { ReviewDesk } from './review-desk.js';
import { ReviewSource } from './review-source.js';

/** How many of the newest decisions may be looked at. */
const IMPACT_LIMITS = [1_000, 10_000, 100_000] as const;
/** So many examples of a kind are shown before one asks for the rest. */
const SHOWN = 3;

/** What the change would have done to the calls on record. */
@Component({
  selector: 'rf-impact-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EffectMark, ErrorState, Icon, Meter, ProgressBar, RouterLink, TranslocoDirective],
  templateUrl: './impact-card.html',
  styleUrl: './impact-card.css',
})
export class ImpactCard {
  /** Number of decisions looked at; from the address. */
  readonly last = input<string>();
  /** Rule the calls are narrowed to; from the address. */
  readonly rule = input<string>();

  private readonly source = inject(ReviewSource);
  private readonly desk = inject(ReviewDesk);
  private readonly router = inject(Router);
  private readonly language = readerLanguage();
  protected readonly text = inject(LocaleText);
  protected readonly run = this.desk.impactRun;
  protected readonly impact = this.desk.impact;
  protected readonly limits = IMPACT_LIMITS;
  protected readonly limit = computed(
    () => IMPACT_LIMITS.find((each) => String(each) === this.last()) ?? 10_000,
  );
  private readonly opened = signal<ReadonlySet<ImpactKind>>(new Set());
  protected readonly kinds = computed(() => {
    const impact = this.impact();
    if (impact === null) return [];
    return IMPACT_KINDS.map((kind) => {
      const examples = impact.examples.filter(({ change }) => change === kind.name);
      const open = this.opened().has(kind.name);
      const shown = open ? examples : examples.slice(0, SHOWN);
      return { ...kind, count: impact[kind.field], shown, hidden: examples.length - shown.length };
    }).filter(({ count }) => count > 0);
  });
  protected readonly mostOfRule = computed(() =>
    Math.max(1, ...(this.impact()?.byRule ?? []).map(({ count }) => count)),
  );
  private readonly question = computed(
    () => {
      const draft = this.desk.draft();
      if (draft === null) return null;
      const rule = this.rule() ?? '';
      const narrowed = rule === '' ? {} : { rule };
      return { id: draft.id, revision: draft.revision, limit: this.limit(), ...narrowed };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );

  constructor() {
    effect(() => {
      this.question();
      untracked(() => this.start());
    });
  }

  protected start(): void {
    const asked = this.question();
    if (asked === null) return;
    const { id, revision: _, ...question } = asked;
    this.run.start(this.source.impact(id, question), (line) => {
      if (line.type === 'done') this.impact.set(line.impact);
    });
  }

  protected narrow(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected more(kind: ImpactKind): void {
    this.opened.update((kinds) => new Set([...kinds, kind]));
  }

  protected codes(side: ImpactExample['before']): string {
    return side.codes.join(', ');
  }

  protected factName(fact: string): string {
    return factName(fact, this.language());
  }

  protected share(count: number): number {
    const { considered } = this.impact() ?? { considered: 0 };
    return considered === 0 ? 0 : (count / considered) * 100;
  }
}
