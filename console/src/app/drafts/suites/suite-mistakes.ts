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
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { GeneratedCase } from '@ringfence/rules';
import { LocaleText } from '../../i18n/locale-text.js';
import { Icon } from '../../ui/icon/icon.js';
import { Meter } from '../../ui/meter/meter.js';
import { ProgressBar } from '../../ui/progress-bar/progress-bar.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { AddCases } from './add-cases.js';
import { MadeCase } from './made-case.js';
import { MistakeList } from './mistake-list.js';
import { MistakeRun } from './mistake-run.js';

/** So many are shown before one asks for more of them. */
const SHOWN = 25;

/** Which small mistakes in the rules no case of the draft would notice, and cases that would. */
@Component({
  selector: 'rf-suite-mistakes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AddCases,
    Icon,
    MadeCase,
    Meter,
    MistakeList,
    ProgressBar,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './suite-mistakes.html',
  styleUrl: './suite-mistakes.css',
})
export class SuiteMistakes {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly language = readerLanguage();
  protected readonly desk = inject(DraftDesk);
  protected readonly run = inject(MistakeRun);
  protected readonly text = inject(LocaleText);

  protected readonly report = computed(() => this.run.result()?.report ?? null);
  protected readonly killed = computed(() => this.report()?.killed ?? 0);
  /** Mistakes that make a difference, or may: what is not decided counts as not noticed. */
  protected readonly total = computed(() => {
    const report = this.report();
    if (report === null) return 0;
    return report.killed + report.survivors.length + report.undecided.length;
  });
  protected readonly cases = computed(() => this.report()?.cases ?? []);
  protected readonly most = signal(SHOWN);
  protected readonly shown = computed(() => this.cases().slice(0, this.most()));
  protected readonly chosen = signal<ReadonlySet<GeneratedCase>>(new Set());
  /** Cases can be added to the text they were made for. */
  protected readonly canAdd = computed(
    () => this.desk.editable() && !this.run.stale() && !this.run.running(),
  );

  constructor() {
    let last = this.run.result();
    effect(() => {
      const result = this.run.result();
      if (result === null || result === last) return;
      last = result;
      untracked(() => {
        this.chosen.set(new Set());
        this.most.set(SHOWN);
        this.say('mistakes.said', {
          killed: this.text.number(this.killed()),
          total: this.text.number(this.total()),
          made: this.text.number(this.cases().length),
        });
      });
    });
  }

  protected choose(made: GeneratedCase, isChosen: boolean): void {
    const chosen = new Set(this.chosen());
    if (isChosen) chosen.add(made);
    else chosen.delete(made);
    this.chosen.set(chosen);
  }

  protected chooseAll(isChosen: boolean): void {
    this.chosen.set(new Set(isChosen ? this.cases() : []));
  }

  protected showMore(): void {
    this.most.update((most) => most + SHOWN);
  }

  /** What they left unnoticed is looked for anew. */
  protected added(suite: string, count: number): void {
    this.chosen.set(new Set());
    this.say('mistakes.added', { suite, count: this.text.number(count) });
    this.run.start();
  }

  private say(key: string, params: Record<string, string>): void {
    void this.announcer.announce(this.transloco.translate(key, params, this.language()));
  }
}
