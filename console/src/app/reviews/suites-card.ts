import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SuiteLine } from '../api/change-wire.js';
import { LongRun } from '../api/long-run.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { ProgressBar } from '../ui/progress-bar/progress-bar.js';
import { ReviewDesk } from './review-desk.js';
import { ReviewSource } from './review-source.js';

type CaseLine = SuiteLine & { readonly type: 'case' };
type DoneLine = SuiteLine & { readonly type: 'done' };

/** The suites of the change: run here, with what they reach of the rules. */
@Component({
  selector: 'rf-suites-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, ProgressBar, TranslocoDirective],
  templateUrl: './suites-card.html',
  styles: `
    .sum {
      display: grid;
      gap: 8px;
    }
    .failed {
      display: grid;
      gap: 8px;
      overflow-wrap: anywhere;
    }
    .failed b {
      display: block;
      font-weight: 500;
    }
    .uncovered {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
  `,
})
export class SuitesCard {
  private readonly source = inject(ReviewSource);
  private readonly desk = inject(ReviewDesk);
  protected readonly text = inject(LocaleText);
  protected readonly run = new LongRun<SuiteLine>();
  protected readonly failing = signal<readonly CaseLine[]>([]);
  protected readonly done = signal<DoneLine | null>(null);
  protected readonly ruleCount = computed(() => {
    const rules = this.done()?.coverage.rules ?? [];
    return { all: rules.length, reached: rules.filter(({ matched }) => matched > 0).length };
  });
  private readonly digest = computed(() => this.desk.draft()?.digest ?? null);

  constructor() {
    // What was run belongs to the bytes it was run on.
    effect(() => {
      this.digest();
      untracked(() => {
        this.run.cancel();
        this.failing.set([]);
        this.done.set(null);
      });
    });
  }

  protected start(): void {
    const draft = this.desk.draft();
    if (draft === null) return;
    this.failing.set([]);
    this.done.set(null);
    this.run.start(this.source.suites(draft.id), (line) => {
      if (line.type === 'done') this.done.set(line);
      if (line.type !== 'case') return;
      if (line.pass === false || !line.secondOpinion.agrees) {
        this.failing.update((lines) => [...lines, line]);
      }
    });
  }
}
