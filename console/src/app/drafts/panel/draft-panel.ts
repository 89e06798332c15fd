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
import type { ImpactExample } from '../../api/change-wire.js';
import { IMPACT_KINDS } from '../../api/impact-kinds.js';
import { LocaleText } from '../../i18n/locale-text.js';
import { EffectMark } from '../../ui/effect-mark/effect-mark.js';
import { FailureNote } from '../../ui/failure-note/failure-note.js';
import { Icon } from '../../ui/icon/icon.js';
import { ProofsPart } from '../proofs/proofs-part.js';
import { ProgressBar } from '../../ui/progress-bar/progress-bar.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { factName } from '../../ui/trace-tree/fact-words.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';
import { SubmitDraft } from '../desk/submit-draft.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { casePlace } from '../text/place.js';
import { listIn, nameIn } from '../text/readable.js';
import { branchGaps } from './branch-gaps.js';
import { ImpactRun } from './impact-run.js';
import { problemRows } from './problem-rows.js';
import { TestRun, type CaseLine } from './test-run.js';

/** So many are listed before one asks for the rest. */
const SHOWN = 6;

/** What the draft does, while it is typed: what is wrong with it, whether its cases pass, which calls it would answer otherwise. */
@Component({
  selector: 'rf-draft-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EffectMark, FailureNote, Icon, ProgressBar, ProofsPart, RouterLink, TranslocoDirective],
  templateUrl: './draft-panel.html',
  styleUrls: ['./panel-section.css', './draft-panel.css'],
})
export class DraftPanel {
  private readonly desk = inject(DraftDesk);
  private readonly places = inject(DraftPlace);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly submitting = inject(SubmitDraft);
  protected readonly link = inject(ScribeLink);
  protected readonly tests = inject(TestRun);
  protected readonly impacts = inject(ImpactRun);
  protected readonly text = inject(LocaleText);
  private readonly language = readerLanguage();

  protected readonly allProblems = signal(false);
  private readonly problems = computed(() => problemRows(this.desk.policy(), this.link.problems()));
  protected readonly problemCount = computed(() => this.problems().length);
  protected readonly shownProblems = computed(() =>
    this.allProblems() ? this.problems() : this.problems().slice(0, SHOWN),
  );

  /** What the server says is in the way of a review. */
  private readonly obstacles = computed(() =>
    problemRows(
      this.desk.policy(),
      this.submitting.obstacles().map((each) => ({ ...each, severity: 'error' })),
    ),
  );
  protected readonly obstacleCount = computed(() => this.obstacles().length);
  protected readonly shownObstacles = computed(() => this.obstacles().slice(0, SHOWN));

  protected readonly failures = computed(() =>
    (this.tests.result()?.cases ?? []).filter(
      ({ pass, secondOpinion }) => pass === false || !secondOpinion.agrees,
    ),
  );
  protected readonly shownFailures = computed(() => this.failures().slice(0, SHOWN));
  protected readonly total = computed(() => {
    const result = this.tests.result();
    return result === null ? 0 : result.passed + result.failed;
  });
  protected readonly gaps = computed(() => {
    const result = this.tests.result();
    return result === null ? [] : branchGaps(this.desk.policy(), result.coverage);
  });
  protected readonly shownGaps = computed(() => this.gaps().slice(0, SHOWN));
  protected readonly uncovered = computed(() => this.tests.result()?.coverage.uncoveredRules ?? []);

  protected readonly changes = computed(() => {
    const impact = this.impacts.impact();
    if (impact === null) return [];
    return IMPACT_KINDS.filter(({ field }) => impact[field] > 0).map((kind) => ({
      ...kind,
      count: impact[kind.field],
      examples: impact.examples.filter(({ change }) => change === kind.name).slice(0, 3),
    }));
  });

  constructor() {
    // What comes late is told to those who do not see it come.
    effect(() => {
      const result = this.tests.result();
      if (result === null) return;
      const { failed } = result;
      const total = this.text.number(untracked(() => this.total()));
      this.say(failed === 0 ? 'drafts.testsPass' : 'drafts.testsFail', {
        failed: this.text.number(failed),
        total,
      });
    });
    effect(() => {
      const changes = this.changes();
      if (untracked(() => this.impacts.impact()) === null) return;
      const count = changes.reduce((sum, each) => sum + each.count, 0);
      this.say('drafts.impactSaid', { count: this.text.number(count) });
    });
    effect(() => {
      const count = this.problemCount();
      if (untracked(() => this.link.upToDate()))
        this.say(saidOf(count), {
          count: this.text.number(count),
        });
    });
  }

  /** A problem's name in the reader's words; one that has none here is called by its code. */
  protected problemName(code: string): string {
    const key = `problem.${code}`;
    const words = this.transloco.translate<string>(key, {}, this.language());
    return words === key ? code : words;
  }

  protected factName(fact: string): string {
    return factName(fact, this.language());
  }

  protected seek(at: string): void {
    void this.places.seek(at);
  }

  protected openCase(line: CaseLine): void {
    const suites = listIn(this.desk.policy().suites);
    const suite = suites.findIndex((each) => nameIn(each) === line.suite);
    const cases = listIn((suites[suite] as { cases?: unknown } | undefined)?.cases);
    const index = cases.findIndex((each) => nameIn(each) === line.name);
    if (index >= 0) void this.places.go(casePlace(suite, index));
  }

  protected codes({ before, after }: ImpactExample): string {
    return `${before.codes.join(', ')} → ${after.codes.join(', ')}`;
  }

  private lastSaid = '';
  private say(key: string, params: Record<string, string>): void {
    const words = this.transloco.translate<string>(key, params);
    if (words === this.lastSaid) return;
    this.lastSaid = words;
    void this.announcer.announce(words);
  }
}

function saidOf(problems: number): string {
  if (problems === 0) return 'drafts.noProblems';
  return problems === 1 ? 'drafts.oneProblem' : 'drafts.problemsSaid';
}
