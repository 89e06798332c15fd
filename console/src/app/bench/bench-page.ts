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
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { CallAttempt, Evidence, ScenarioId, Suite, TestCase } from '@ringfence/rules';
import { isScenario } from '../ui/flow-mark/flow-kinds.js';
import { Icon } from '../ui/icon/icon.js';
import { LegDiagram } from '../ui/leg-diagram/leg-diagram.js';
import { legsOfAttempt } from '../ui/leg-diagram/legs-of-attempt.js';
import { legWords } from '../ui/leg-diagram/leg-words.js';
import { readerLanguage } from '../ui/reader-language.js';
import { AddLeg } from './add-leg.js';
import { AnswerCard } from './answer-card.js';
import { endpointOfAdded } from './attempt-of-form.js';
import type { BenchAnswer } from './bench-answer.js';
import { BenchFields } from './bench-fields.js';
import { BLANK_FORM, type AddedLeg, type BenchForm } from './bench-form.js';
import {
  questionOfForm,
  rawOf,
  readRaw,
  type BenchQuestion,
  type RawProblems,
  type RawQuestion,
} from './bench-question.js';
import { BenchSource } from './bench-source.js';
import { EMPTY_DIRECTORY, type DirectoryView } from './directory-view.js';
import { FlowList } from './flow-list.js';
import { FIRST_NAMES, flowOf } from './flows.js';
import {
  asksTheSame,
  fieldsOfEndpoint,
  fieldsOfEvidence,
  formOfQuestion,
} from './form-of-question.js';
import { RawQuestionEditor } from './raw-question.js';
import { SuiteCard } from './suite-card.js';
import { SuiteRun } from './suite-run.js';
import { localOf } from './zoned-time.js';

/** What went wrong, with the request to name when asking for help. */
interface Failure {
  readonly title: string;
  readonly lines: readonly string[];
  readonly requestId?: string;
}

/** The test bench: one call, asked of the live policy, with everything that led to the answer. */
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
    SuiteCard,
    TranslocoDirective,
  ],
  providers: [BenchSource],
  templateUrl: './bench-page.html',
  styleUrl: './bench-page.css',
  host: { '(document:keydown.control.enter)': 'ask()', '(document:keydown.meta.enter)': 'ask()' },
})
export class BenchPage {
  private readonly source = inject(BenchSource);
  private readonly injector = inject(Injector);
  private readonly transloco = inject(TranslocoService);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly query = toSignal(this.route.queryParamMap, { requireSync: true });

  private readonly adder = viewChild<ElementRef<HTMLButtonElement>>('adder');
  private readonly given = viewChild('given', { read: ElementRef<HTMLElement> });
  protected readonly language = readerLanguage();
  protected readonly directory = signal<DirectoryView>(EMPTY_DIRECTORY);
  protected readonly directoryFailed = signal(false);
  protected readonly form = signal<BenchForm>(BLANK_FORM);
  private readonly known = signal<Evidence>({});
  protected readonly raw = signal<RawQuestion | null>(null);
  protected readonly adding = signal(false);
  protected readonly loadedFrom = signal<string | null>(null);
  protected readonly asking = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  private readonly answered = signal<{
    readonly question: BenchQuestion;
    readonly answer: BenchAnswer;
  } | null>(null);
  /** What is told to those who do not see the answer appear. */
  protected readonly said = signal('');
  protected readonly run = signal<SuiteRun | null>(null);
  private readonly suites = signal<readonly Suite[]>([]);

  protected readonly flow = computed((): ScenarioId => this.form().flow);
  protected readonly caseCount = computed(() =>
    this.suites().reduce((sum, { cases }) => sum + cases.length, 0),
  );
  private readonly read = computed(() => {
    const raw = this.raw();
    return raw === null ? null : readRaw(raw);
  });
  protected readonly problems = computed((): RawProblems | null => {
    const read = this.read();
    return read && 'problems' in read ? read.problems : null;
  });
  protected readonly question = computed((): BenchQuestion | null => {
    const read = this.read();
    if (read === null) return questionOfForm(this.form(), this.known());
    return 'question' in read ? read.question : null;
  });
  protected readonly answer = computed(() => this.answered()?.answer ?? null);
  /** The answer belongs to another question than the one shown. */
  protected readonly stale = computed(() => {
    const answered = this.answered();
    return (
      answered !== null && JSON.stringify(answered.question) !== JSON.stringify(this.question())
    );
  });
  private readonly drawn = signal<BenchQuestion | null>(null);
  protected readonly legs = computed(() => {
    const question = this.question() ?? this.drawn();
    if (question === null) return [];
    const answer = this.stale() ? undefined : this.answer()?.decision;
    const words = legWords(this.transloco, this.language());
    return legsOfAttempt(
      question.attempt,
      question.evidence,
      Date.parse(question.now),
      words,
      answer,
    );
  });
  protected readonly sentence = computed(() => {
    this.language();
    const question = this.question();
    return question ? this.sentenceOf(question.attempt) : '';
  });

  constructor() {
    void this.open();
    effect(() => {
      const flow = this.query().get('flow');
      untracked(() => {
        if (isScenario(flow) && flow !== this.form().flow) this.choose(flow);
      });
    });
    effect(() => {
      const id = this.query().get('decision');
      untracked(() => {
        if (id !== null && id !== this.loadedFrom()) void this.load(id);
      });
    });
    effect(() => {
      const question = this.question();
      if (question !== null) untracked(() => this.drawn.set(question));
    });
  }

  private async open(): Promise<void> {
    void this.source.suites().then(
      (suites) => this.suites.set(suites),
      () => this.suites.set([]),
    );
    try {
      const directory = await this.source.directory();
      this.directory.set(directory);
      if (this.loadedFrom() !== null) return;
      const first = directory.businessNumbers[0]?.number ?? '';
      this.form.update((form) => ({ ...form, businessNumber: form.businessNumber || first }));
      this.choose(this.form().flow);
      await this.prefill();
    } catch {
      this.directoryFailed.set(true);
    }
  }

  /** Another flow keeps number, user and time, and takes the first endpoint of its kind. */
  private choose(flow: ScenarioId): void {
    const { kind } = flowOf(flow);
    const known = this.directory().endpoints.filter((each) => each.kind === kind);
    const first = known.find((each) => each.pstnReachability === 'none') ?? known[0];
    const id = known.some((each) => each.id === FIRST_NAMES[kind])
      ? FIRST_NAMES[kind]
      : (first?.id ?? FIRST_NAMES[kind]);
    const now = this.question()?.now ?? this.source.now();
    const entries = Object.fromEntries(
      this.directory().endpoints.map((each) => [`${each.kind}:${each.id}`, each]),
    );
    this.form.update((form) => ({
      ...form,
      flow,
      endpointId: id,
      targetAddress: '',
      added: [],
      ...(known.length > 0 ? fieldsOfEndpoint({ kind, id }, { endpoints: entries }, now) : {}),
    }));
    this.raw.set(null);
    this.answered.set(null);
    this.failure.set(null);
    this.loadedFrom.set(null);
  }

  /** What the server knows now of this number and user. */
  private async prefill(): Promise<void> {
    const { businessNumber, waId } = this.form();
    const evidence = await this.source.evidence(businessNumber, waId);
    const now = this.source.now();
    this.known.set(evidence);
    this.form.update((form) => ({ ...form, ...fieldsOfEvidence(evidence, now, form) }));
  }

  protected change(part: Partial<BenchForm>): void {
    this.form.update((form) => ({ ...form, ...part }));
  }

  protected changeParty(part: Partial<BenchForm>): void {
    this.change(part);
    this.prefill().catch(() => this.directoryFailed.set(true));
  }

  protected addLeg(leg: AddedLeg): void {
    this.form.update((form) => ({ ...form, added: [...form.added, leg] }));
    this.stopAdding();
  }

  /** The form closes under the keyboard: its focus goes back to the button that opened it. */
  protected stopAdding(): void {
    this.adding.set(false);
    this.adder()?.nativeElement.focus();
  }

  protected removeLeg(index: number): void {
    this.form.update((form) => ({ ...form, added: form.added.filter((_, at) => at !== index) }));
    this.adder()?.nativeElement.focus();
  }

  protected legName(leg: AddedLeg): string {
    const { id, address } = endpointOfAdded(leg);
    return `${this.transloco.translate<string>(`kind.${leg.kind}`)} ${id ?? address ?? ''}`.trim();
  }

  protected toJson(): void {
    const question = this.question();
    if (question !== null) this.raw.set(rawOf(question));
  }

  protected toFields(): void {
    this.raw.set(null);
  }

  protected async ask(): Promise<void> {
    const question = this.question();
    if (question === null || this.asking()) return;
    this.asking.set(true);
    this.failure.set(null);
    try {
      const [result] = await this.source.ask([{ name: 'bench', ...question }]);
      if (result.decision === undefined) {
        const lines = result.problems.map((problem) => `${problem.at} ${problem.message}`);
        this.failure.set({ title: this.transloco.translate('bench.refused'), lines });
        return;
      }
      this.answered.set({ question, answer: result });
      afterNextRender(
        () =>
          this.given()?.nativeElement.querySelector('.big')?.scrollIntoView({ block: 'nearest' }),
        { injector: this.injector },
      );
      const word = this.transloco.translate<string>(`bench.${result.decision.effect}`);
      this.said.set(this.transloco.translate('bench.answered', { effect: word }));
    } catch (error) {
      this.failure.set({
        title: this.transloco.translate('bench.failed'),
        ...this.source.describe(error),
      });
    } finally {
      this.asking.set(false);
    }
  }

  /** A recorded decision becomes the question again: by fields where they can hold it, else as JSON. */
  private async load(id: string): Promise<void> {
    this.loadedFrom.set(id);
    try {
      const { attempt, evidence, decidedAt, scenario } = await this.source.decision(id);
      this.show(attempt, evidence, decidedAt, scenario);
      await this.ask();
    } catch (error) {
      this.failure.set({
        title: this.transloco.translate('bench.failed'),
        ...this.source.describe(error),
      });
    }
  }

  private show(
    attempt: CallAttempt,
    evidence: Evidence,
    now: string,
    scenario: ScenarioId | null,
  ): void {
    const form = formOfQuestion(attempt, evidence, now, scenario, this.form());
    this.known.set(evidence);
    this.form.set(form);
    this.raw.set(
      asksTheSame(form, attempt, evidence, now) ? null : rawOf({ attempt, evidence, now }),
    );
    this.answered.set(null);
  }

  protected async runSuites(): Promise<void> {
    const run = new SuiteRun(this.suites(), (cases) => this.source.ask(cases));
    this.run.set(run);
    try {
      await run.start();
    } catch (error) {
      this.failure.set({
        title: this.transloco.translate('bench.failed'),
        ...this.source.describe(error),
      });
    }
  }

  protected openCase(test: TestCase): void {
    const scenario = isScenario(test.expect?.scenario) ? test.expect.scenario : null;
    this.loadedFrom.set(null);
    void this.router.navigate([], { queryParams: {} });
    this.show(test.attempt, test.evidence, test.now, scenario);
    void this.ask();
  }

  protected atNow(): void {
    const now = this.source.now();
    this.form.update((form) => ({ ...form, askedAt: localOf(now, form.zone) }));
  }

  private sentenceOf(attempt: CallAttempt): string {
    const words = legWords(this.transloco, this.language());
    const name = (kind: string, id?: string): string => id ?? words.kind(kind);
    const number = words.number(attempt.businessNumber);
    const target = attempt.target ? name(attempt.target.kind, attempt.target.id) : '';
    const origin = name(attempt.legs[0].endpoint.kind, attempt.legs[0].endpoint.id);
    const action = words.action(attempt.action);
    const key =
      attempt.legs.length > 1 ? 'Added' : attempt.initiator === 'user' ? 'User' : 'Business';
    return this.transloco.translate(`bench.sentence${key}`, { number, target, origin, action });
  }
}
