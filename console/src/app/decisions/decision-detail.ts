import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
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
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Endpoint } from '@ringfence/rules';
import { ApiClient } from '../api/api-client.js';
import type { NewCase } from '../api/draft-wire.js';
import { Reading } from '../api/reading.js';
import { Session } from '../api/session.js';
import type { DecisionDetail as Detail } from '../api/wire.js';
import { listText } from '../i18n/list-text.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { JsonView } from '../ui/json-view/json-view.js';
import { LegDiagram } from '../ui/leg-diagram/leg-diagram.js';
import { legsOfAttempt } from '../ui/leg-diagram/legs-of-attempt.js';
import { legWords } from '../ui/leg-diagram/leg-words.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { readerLanguage } from '../ui/reader-language.js';
import { SaveCase } from '../ui/save-case/save-case.js';
import { factName, factValue } from '../ui/trace-tree/fact-words.js';
import { TraceTree } from '../ui/trace-tree/trace-tree.js';
import { evidenceRows } from './evidence-rows.js';
import { WhyNot } from './why-not.js';

/** One decision with all that led to it. */
@Component({
  selector: 'rf-decision-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ErrorState,
    Icon,
    JsonView,
    LegDiagram,
    RouterLink,
    SaveCase,
    TraceTree,
    TranslocoDirective,
    WhyNot,
  ],
  templateUrl: './decision-detail.html',
  styleUrl: './decision-detail.css',
})
export class DecisionDetail {
  readonly id = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
  protected readonly reading = new Reading<Detail>();
  protected readonly decision = this.reading.value;
  protected readonly missing = computed(() => this.reading.failure()?.status === 404);
  protected readonly raw = signal(false);
  protected readonly makingCase = signal(false);
  private readonly session = inject(Session);
  protected readonly mayMakeCase = computed(
    () => this.session.person()?.roles.includes('author') === true,
  );

  private readonly words = computed(() => legWords(this.transloco, this.language()));
  protected readonly legs = computed(() => {
    const decision = this.decision();
    if (decision?.attempt === undefined) return [];
    const { attempt, evidence, decidedAt } = decision;
    return legsOfAttempt(attempt, evidence, Date.parse(decidedAt), this.words(), decision);
  });
  protected readonly sentence = computed(() => {
    const decision = this.decision();
    if (decision === null) return '';
    if (decision.attempt === undefined) return this.translate('decisions.erasedWhy');
    const { attempt, effect: outcome, route } = decision;
    const aim = attempt.target ?? route[0]?.endpoint;
    return this.translate(`decisions.sentence.${outcome}.${attempt.action}`, {
      origin: this.nameOf(attempt.legs[0].endpoint),
      target: aim === undefined ? this.translate('decisions.chosenRoute') : this.nameOf(aim),
    });
  });
  protected readonly evidence = computed(() => {
    const decision = this.decision();
    if (decision?.attempt === undefined) return [];
    return evidenceRows(decision.attempt, decision.evidence, {
      text: (key, params) => this.translate(`decisions.ev.${key}`, params),
      time: (instant) => this.text.dateTime(instant),
      phone: phoneText,
      kind: this.words().kind,
      day: (day) => this.translate(`directory.day.${day}`),
      list: (parts) => listText(parts, this.language()),
    });
  });
  protected readonly facts = computed(() =>
    Object.entries(this.decision()?.facts ?? {}).map(([fact, value]) => ({
      fact,
      name: factName(fact, this.language()),
      value: factValue(fact, value, this.language()) ?? this.translate('decisions.ev.notLearned'),
    })),
  );

  constructor() {
    effect(() => {
      this.id();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    const id = this.id();
    if (!(await this.reading.ask(() => this.api.decision(id)))) return;
    const effectWord = this.translate(`effect.${this.decision()?.effect ?? 'unknown'}`);
    const said = { effect: effectWord, sentence: this.sentence() };
    void this.announcer.announce(this.translate('decisions.opened', said));
  }

  protected nameOf(endpoint: Endpoint): string {
    const kind = this.words().kind(endpoint.kind);
    if (endpoint.id !== undefined)
      return this.translate('decisions.named', { id: endpoint.id, kind });
    return endpoint.address === undefined ? kind : `${kind} ${phoneText(endpoint.address)}`;
  }

  protected properties(properties: Record<string, unknown> | undefined): string {
    const told = Object.entries(properties ?? {}).map(
      ([name, value]) => `${name}: ${String(value)}`,
    );
    return listText(told, this.language());
  }

  protected obligation(type: string): string {
    const key = `decisions.obligation.${type}`;
    const word = this.translate(key);
    return word === key ? type : word;
  }

  /** The record holds everything a case needs: it is made on the server, of the decision itself. */
  protected caseOf({ decisionId }: Detail): (suite: string, name: string) => NewCase {
    return (suite, name) => ({ suite, decisionId, name });
  }

  protected copy(text: string): void {
    this.clipboard.copy(text);
    void this.announcer.announce(this.translate('state.copied'));
  }

  protected close(): void {
    void this.router.navigate(['/decisions'], { queryParamsHandling: 'preserve' });
  }

  private translate(key: string, params: Record<string, string> = {}): string {
    return this.transloco.translate(key, params, this.language());
  }
}
