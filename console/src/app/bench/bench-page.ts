import { HttpErrorResponse } from '@angular/common/http';
import { Location } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { parseTestCase, type Suite, type TestCase } from '@ringfence/rules';
import { Session } from '../api/session.js';
import type { NewCase } from '../api/draft-wire.js';
import { failureOf } from '../api/problem.js';
import { refusalWords } from '../ui/failure-note/refusal-words.js';
import { isScenario } from '../ui/flow-mark/flow-kinds.js';
import { Icon } from '../ui/icon/icon.js';
import { LegDiagram } from '../ui/leg-diagram/leg-diagram.js';
import { legsOfAttempt } from '../ui/leg-diagram/legs-of-attempt.js';
import { legWords } from '../ui/leg-diagram/leg-words.js';
import { readerLanguage } from '../ui/reader-language.js';
import { SaveCase } from '../ui/save-case/save-case.js';
import { AddLeg } from './add-leg.js';
import { AnswerCard } from './answer-card.js';
import { endpointOfAdded } from './attempt-of-form.js';
import type { BenchAnswer } from './bench-answer.js';
import { BenchDesk } from './bench-desk.js';
import { BenchFields } from './bench-fields.js';
import type { AddedLeg } from './bench-form.js';
import type { BenchQuestion } from './bench-question.js';
import { BenchSource } from './bench-source.js';
import { callSentence } from './call-sentence.js';
import { caseOfAnswer } from './case-of-answer.js';
import { FlowList } from './flow-list.js';
import { RawQuestionEditor } from './raw-question.js';
import { SuiteCard } from './suite-card.js';
import { SuiteRun } from './suite-run.js';

/** What went wrong, with the request to name when asking for help. */
interface Failure {
  readonly title: string;
  readonly lines: readonly string[];
  readonly requestId?: string;
}

/** The test bench: one call, asked of the live policy or of a draft, with everything that led to the answer. */
@Component({
  selector: 'rf-bench-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AddLeg,
    AnswerCard,
    BenchFields,
    FlowList,
    Icon,
    LegDiagram,
    RawQuestionEditor,
    RouterLink,
    SaveCase,
    SuiteCard,
    TranslocoDirective,
  ],
  providers: [BenchSource, BenchDesk],
  templateUrl: './bench-page.html',
  styleUrl: './bench-page.css',
  host: { '(document:keydown.control.enter)': 'ask()', '(document:keydown.meta.enter)': 'ask()' },
})
export class BenchPage {
  private readonly source = inject(BenchSource);
  private readonly injector = inject(Injector);
  private readonly transloco = inject(TranslocoService);
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly adder = viewChild<ElementRef<HTMLButtonElement>>('adder');
  private readonly given = viewChild<unknown, ElementRef<HTMLElement>>('given', {
    read: ElementRef,
  });

  protected readonly desk = inject(BenchDesk);
  protected readonly language = readerLanguage();
  protected readonly adding = signal(false);
  protected readonly asking = signal(false);
  protected readonly savingCase = signal(false);
  private readonly session = inject(Session);
  protected readonly mayMakeCase = computed(
    () => this.session.person()?.roles.includes('author') === true,
  );
  protected readonly failure = signal<Failure | null>(null);
  /** What is told to those who do not see the answer appear. */
  protected readonly said = signal('');
  protected readonly run = signal<SuiteRun | null>(null);
  private readonly suites = signal<readonly Suite[]>([]);
  private readonly answered = signal<{
    readonly question: BenchQuestion;
    readonly answer: BenchAnswer;
    readonly draft: string | null;
  } | null>(null);

  /** Id of the draft that is asked; null: the live policy is. */
  protected readonly draft = computed(() => this.query().get('draft') || null);
  /** What that draft is called, once it is known. */
  protected readonly draftTitle = signal<string | null>(null);
  protected readonly caseCount = computed(() =>
    this.suites().reduce((sum, { cases }) => sum + cases.length, 0),
  );
  protected readonly answer = computed(() => this.answered()?.answer ?? null);
  /** What the draft is called that answered; null: the live policy did. */
  protected readonly answeredBy = computed(() =>
    (this.answered()?.draft ?? null) === null ? null : (this.draftTitle() ?? ''),
  );
  /** The question goes along where only the policy is changed, and is there again after a reload. */
  protected readonly along = computed(() => {
    const question = this.desk.question();
    return question === null ? {} : { question: { name: 'bench', ...question } };
  });
  /** The answer belongs to another question than the one shown. */
  protected readonly stale = computed(() => {
    const answered = this.answered();
    return (
      answered !== null &&
      (answered.draft !== this.draft() ||
        JSON.stringify(answered.question) !== JSON.stringify(this.desk.question()))
    );
  });
  private readonly words = computed(() => legWords(this.transloco, this.language()));
  /** The last question that could be read stays drawn while the next is typed. */
  private readonly drawn = signal<BenchQuestion | null>(null);
  protected readonly legs = computed(() => {
    const question = this.desk.question() ?? this.drawn();
    if (question === null) return [];
    const { attempt, evidence, now } = question;
    const given = this.stale() ? null : this.answer();
    const answer = given === null ? undefined : { ...given.decision, facts: given.facts };
    return legsOfAttempt(attempt, evidence, Date.parse(now), this.words(), answer);
  });
  protected readonly sentence = computed(() => {
    const question = this.desk.question();
    if (question === null) return '';
    const { key, params } = callSentence(question.attempt, this.words());
    return this.transloco.translate<string>(key, params, this.language());
  });

  constructor() {
    void this.desk.open();
    this.source.suites().then(
      (suites) => this.suites.set(suites),
      (error: unknown) => this.fail(error),
    );
    effect(() => {
      const flow = this.query().get('flow');
      const decision = this.query().get('decision') || null;
      untracked(() => {
        const { form, loadedFrom } = this.desk;
        if (decision !== null) {
          if (decision !== loadedFrom()) void this.load(decision);
        } else if (isScenario(flow) && (flow !== form().flow || loadedFrom() !== null)) {
          this.desk.choose(flow);
          this.answered.set(null);
          this.failure.set(null);
        }
      });
    });
    effect(() => {
      const question = this.desk.question();
      if (question !== null) untracked(() => this.drawn.set(question));
    });
    effect(() => {
      const draft = this.draft();
      untracked(() => {
        this.draftTitle.set(null);
        if (draft !== null) void this.name(draft);
        // Whoever changes sides asks the same question of the other.
        if (this.answered() !== null) void this.ask();
      });
    });
    this.takeGiven();
  }

  /** A whole question that another page brought along is asked at once. */
  private takeGiven(): void {
    const { question } = (this.location.getState() ?? {}) as { readonly question?: unknown };
    const given = question === undefined ? undefined : parseTestCase(question).value;
    if (given === undefined) return;
    this.desk.show(given.attempt, given.evidence, given.now, null);
    void this.ask();
  }

  private async name(draft: string): Promise<void> {
    try {
      const title = await this.source.titleOf(draft);
      if (draft === this.draft()) this.draftTitle.set(title);
    } catch (error) {
      this.fail(error);
    }
  }

  /** The answer that is shown, as a case that must get it again. */
  protected readonly makeCase = (suite: string, name: string): NewCase => {
    const { question, answer } = this.answered()!;
    return { suite, case: caseOfAnswer(name, question, answer) };
  };

  protected addLeg(leg: AddedLeg): void {
    this.desk.addLeg(leg);
    this.stopAdding();
  }

  /** The form closes under the keyboard: its focus goes back to the button that opened it. */
  protected stopAdding(): void {
    this.adding.set(false);
    this.adder()?.nativeElement.focus();
  }

  protected removeLeg(index: number): void {
    this.desk.removeLeg(index);
    this.adder()?.nativeElement.focus();
  }

  protected legName(leg: AddedLeg): string {
    const { id, address } = endpointOfAdded(leg);
    return `${this.words().kind(leg.kind)} ${id ?? address ?? ''}`.trim();
  }

  protected async ask(): Promise<void> {
    if (this.asking()) return;
    this.asking.set(true);
    this.failure.set(null);
    try {
      await this.desk.settled();
      const question = this.desk.question();
      if (question === null) return;
      const draft = this.draft();
      const [result] = await this.source.ask([{ name: 'bench', ...question }], draft);
      if (result.decision === undefined) {
        const lines = result.problems.map(({ at, message }) => `${at} ${message}`);
        this.failure.set({ title: this.transloco.translate('bench.refused'), lines });
        return;
      }
      this.answered.set({ question, answer: result, draft });
      this.tell(result);
    } catch (error) {
      this.fail(error);
    } finally {
      this.asking.set(false);
    }
  }

  private tell({ decision }: BenchAnswer): void {
    const effect = this.transloco.translate<string>(`bench.${decision.effect}`);
    this.said.set(this.transloco.translate('bench.answered', { effect }));
    const show = (): void =>
      this.given()?.nativeElement.querySelector('.big')?.scrollIntoView({ block: 'nearest' });
    afterNextRender(show, { injector: this.injector });
  }

  private fail(error: unknown): void {
    const title = this.transloco.translate<string>('bench.failed');
    const told = this.source.describe(error);
    const words =
      error instanceof HttpErrorResponse
        ? refusalWords(this.transloco, failureOf(error), this.language())
        : null;
    this.failure.set({ ...told, title, lines: words === null ? told.lines : [words] });
  }

  /** A recorded decision becomes the question again. */
  private async load(id: string): Promise<void> {
    this.desk.loadedFrom.set(id);
    this.answered.set(null);
    try {
      const { attempt, evidence, decidedAt, scenario } = await this.source.decision(id);
      this.desk.show(attempt, evidence, decidedAt, scenario);
    } catch (error) {
      // Without the decision the bench is a bench: its fields fill as if none had been asked for.
      this.desk.loadedFrom.set(null);
      await this.desk.open();
      this.fail(error);
      return;
    }
    await this.ask();
  }

  protected async runSuites(): Promise<void> {
    const run = new SuiteRun(this.suites(), (cases) => this.source.ask(cases));
    this.run.set(run);
    try {
      await run.start();
    } catch (error) {
      this.fail(error);
    }
  }

  protected openCase(test: TestCase): void {
    const scenario = isScenario(test.expect?.scenario) ? test.expect.scenario : null;
    this.desk.loadedFrom.set(null);
    void this.router.navigate([], {
      queryParams: { flow: null, decision: null },
      queryParamsHandling: 'merge',
    });
    this.desk.show(test.attempt, test.evidence, test.now, scenario);
    void this.ask();
  }
}
