import { computed, inject, Injectable, signal } from '@angular/core';
import type { CallAttempt, Evidence, ScenarioId } from '@ringfence/rules';
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
import { FIRST_NAMES, flowOf } from './flows.js';
import {
  asksTheSame,
  fieldsOfEndpoint,
  fieldsOfEvidence,
  formOfQuestion,
} from './form-of-question.js';

/** The question on the bench while it is put together: as fields, or as JSON where fields cannot say it. */
@Injectable()
export class BenchDesk {
  private readonly source = inject(BenchSource);
  /** What the directory knows of number and user; what no field covers is taken from here. */
  private readonly known = signal<Evidence>({});
  private asked = 0;
  /** The last question to the directory; fulfilled when it is answered, or failed. */
  private filling: Promise<void> = Promise.resolve();

  readonly directory = signal<DirectoryView>(EMPTY_DIRECTORY);
  readonly directoryFailed = signal(false);
  readonly form = signal<BenchForm>(BLANK_FORM);
  readonly raw = signal<RawQuestion | null>(null);
  /** Id of the recorded decision the question was taken from. */
  readonly loadedFrom = signal<string | null>(null);

  private readonly read = computed(() => {
    const raw = this.raw();
    return raw === null ? null : readRaw(raw);
  });
  readonly problems = computed((): RawProblems | null => {
    const read = this.read();
    return read && 'problems' in read ? read.problems : null;
  });
  /** Null while what was typed cannot be asked. */
  readonly question = computed((): BenchQuestion | null => {
    const read = this.read();
    if (read === null) return questionOfForm(this.form(), this.known());
    return 'question' in read ? read.question : null;
  });

  /** Fills the fields from the directory, unless a whole question was faster. */
  open(): Promise<void> {
    return (this.filling = this.fill());
  }

  /** Waits until the fields and what is known belong together: nobody means to ask about a user not looked up yet. */
  async settled(): Promise<void> {
    let seen: Promise<void>;
    do await (seen = this.filling);
    while (seen !== this.filling);
  }

  private async fill(): Promise<void> {
    const turn = this.asked;
    try {
      const directory = await this.source.directory();
      this.directory.set(directory);
      if (this.loadedFrom() !== null || turn !== this.asked) return;
      // A number that takes calls makes the better first example than one that is only listed first.
      const numbers = directory.businessNumbers;
      const first = (numbers.find((each) => each.destinations?.length) ?? numbers[0])?.number ?? '';
      this.change({ businessNumber: this.form().businessNumber || first });
      this.choose(this.form().flow);
      await this.prefill();
    } catch {
      // Every field can be filled by hand; the page says so.
      this.directoryFailed.set(true);
    }
  }

  /** Another flow keeps number, user and time, and takes the first endpoint of its kind. */
  choose(flow: ScenarioId): void {
    const { kind } = flowOf(flow);
    const known = this.directory().endpoints.filter((each) => each.kind === kind);
    const usual = known.find((each) => each.id === FIRST_NAMES[kind]);
    const closed = known.find((each) => each.pstnReachability === 'none');
    const id = (usual ?? closed ?? known[0])?.id ?? FIRST_NAMES[kind];
    const now = this.question()?.now ?? this.source.now();
    const endpoints = Object.fromEntries(known.map((each) => [`${each.kind}:${each.id}`, each]));
    this.form.update((form) => ({
      ...form,
      flow,
      endpointId: id,
      targetAddress: '',
      added: [],
      ...(known.length > 0 ? fieldsOfEndpoint({ kind, id }, { endpoints }, now) : {}),
    }));
    this.raw.set(null);
    if (this.loadedFrom() === null) return;
    this.loadedFrom.set(null);
    this.changeParty({});
  }

  change(part: Partial<BenchForm>): void {
    this.form.update((form) => ({ ...form, ...part }));
  }

  /** Number or user changed: what is known of them is asked anew. */
  changeParty(part: Partial<BenchForm>): void {
    this.change(part);
    this.filling = this.prefill().catch(() => this.directoryFailed.set(true));
  }

  /** What the server knows now of this number and user; an answer that was overtaken is dropped. */
  private async prefill(): Promise<void> {
    const turn = ++this.asked;
    const { businessNumber, waId } = this.form();
    const evidence = await this.source.evidence(businessNumber, waId);
    if (turn !== this.asked || this.loadedFrom() !== null) return;
    this.known.set(evidence);
    this.change(fieldsOfEvidence(evidence, this.source.now(), this.form()));
  }

  addLeg(leg: AddedLeg): void {
    this.change({ added: [...this.form().added, leg] });
  }

  removeLeg(index: number): void {
    this.change({ added: this.form().added.filter((_, at) => at !== index) });
  }

  toJson(): void {
    const question = this.question();
    if (question !== null) this.raw.set(rawOf(question));
  }

  toFields(): void {
    this.raw.set(null);
  }

  /** Takes a whole question: into the fields where they can hold it, else as JSON. */
  show(attempt: CallAttempt, evidence: Evidence, now: string, scenario: ScenarioId | null): void {
    const form = formOfQuestion(attempt, evidence, now, scenario, this.form());
    this.asked++;
    this.known.set(evidence);
    this.form.set(form);
    const same = asksTheSame(form, attempt, evidence, now);
    this.raw.set(same ? null : rawOf({ attempt, evidence, now }));
  }
}
