import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  type OnDestroy,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { RulesetName } from '@ringfence/rules';
import { Doing } from '../../api/doing.js';
import { Reading } from '../../api/reading.js';
import { LocaleText } from '../../i18n/locale-text.js';
import { PageTitle } from '../../shell/page-title.js';
import { ErrorState } from '../../ui/error-state/error-state.js';
import { FailureNote } from '../../ui/failure-note/failure-note.js';
import { Icon } from '../../ui/icon/icon.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftFigures } from '../desk/draft-figures.js';
import { DraftPlace } from '../desk/draft-place.js';
import { DraftSaving } from '../desk/draft-saving.js';
import { DraftWatch } from '../desk/draft-watch.js';
import { OpenDraft } from '../desk/open-draft.js';
import { SubmitDraft } from '../desk/submit-draft.js';
import { TakeInLive } from '../desk/take-in-live.js';
import { FigureEditor } from '../figures/figure-editor.js';
import { FigureList } from '../figures/figure-list.js';
import { FigureUse } from '../figures/figure-use.js';
import { Outline } from '../outline/outline.js';
import { DraftPanel } from '../panel/draft-panel.js';
import { ImpactRun } from '../panel/impact-run.js';
import { TestRun } from '../panel/test-run.js';
import { freeConditionName } from '../rules/named-condition.js';
import { newRule } from '../rules/new-rule.js';
import { RuleEditor } from '../rules/rule-editor.js';
import { PropertyEditor } from '../properties/property-editor.js';
import { PropertyList } from '../properties/property-list.js';
import { Exhibit } from '../proofs/exhibit.js';
import { ProofRun } from '../proofs/proof-run.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { CaseEditor } from '../suites/case-editor.js';
import { CaseList } from '../suites/case-list.js';
import { MistakeRun } from '../suites/mistake-run.js';
import { SuiteMistakes } from '../suites/suite-mistakes.js';
import { below, valueAt } from '../text/json-pointer.js';
import type { Side } from '../text/merge-drafts.js';
import { conditionPlace, pointerOfPart, rulePlace } from '../text/place.js';
import { conditionNames, rulesIn } from '../text/readable.js';
import { ConflictView } from './conflict-view.js';
import { DraftHeader } from './draft-header.js';
import { PartText } from './part-text.js';

/** One draft: what it holds at the left, the thing that is open in the middle, what it does at the right. */
@Component({
  selector: 'rf-draft-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CaseEditor,
    CaseList,
    ConflictView,
    DraftHeader,
    DraftPanel,
    ErrorState,
    Exhibit,
    FailureNote,
    FigureEditor,
    FigureList,
    Icon,
    Outline,
    PartText,
    PropertyEditor,
    PropertyList,
    RouterLink,
    RuleEditor,
    SuiteMistakes,
    TranslocoDirective,
  ],
  providers: [
    ScribeLink,
    DraftDesk,
    DraftPlace,
    DraftSaving,
    DraftWatch,
    OpenDraft,
    SubmitDraft,
    TakeInLive,
    DraftFigures,
    FigureUse,
    TestRun,
    ImpactRun,
    ProofRun,
    MistakeRun,
  ],
  templateUrl: './draft-page.html',
  styleUrl: './draft-page.css',
  host: {
    class: 'page bare',
    '(document:keydown)': 'onKey($event)',
    '(window:beforeunload)': 'onUnload($event)',
  },
})
export class DraftPage implements OnDestroy {
  readonly id = input.required<string>();

  private readonly opening = inject(OpenDraft);
  private readonly titles = inject(PageTitle);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly text = inject(LocaleText);
  private readonly outline = viewChild(Outline);
  protected readonly saving = inject(DraftSaving);
  protected readonly desk = inject(DraftDesk);
  protected readonly places = inject(DraftPlace);
  protected readonly tests = inject(TestRun);
  protected readonly takeIn = inject(TakeInLive);
  protected readonly doing = new Doing();
  protected readonly reading = new Reading<true>();
  protected readonly missing = computed(() => this.reading.failure()?.status === 404);
  protected readonly conflict = computed(() => {
    const state = this.saving.state();
    return state.kind === 'conflict' ? state : null;
  });
  /** Two texts stand side by side: the panel gives them its room. */
  protected readonly asksToChoose = computed(
    () => this.conflict() !== null || this.takeIn.question() !== null,
  );
  /** Where there is no room for it, the outline is opened and closed. */
  protected readonly outlineOpen = signal(false);

  constructor() {
    effect(() => {
      this.id();
      untracked(() => void this.load());
    });
    effect(() => this.titles.tell(this.desk.title()));
    effect(() => {
      const met = this.saving.met();
      if (met !== null) this.say('drafts.met', { name: met.name, time: this.text.hour(met.at) });
    });
    effect(() => {
      if (this.saving.restored()) this.say('drafts.restored');
    });
  }

  ngOnDestroy(): void {
    this.titles.tell('');
  }

  /** Nothing typed is left behind: what waits to be saved is saved before the page is left. */
  async leave(): Promise<boolean> {
    await this.saving.flush();
    return true;
  }

  protected async load(): Promise<void> {
    await this.reading.ask(async () => {
      await this.opening.execute(this.id());
      return true;
    });
  }

  /** @param side which side each conflict takes; null: it is not known yet whether there are any */
  protected async takeLive(side: ((path: readonly string[]) => Side) | null): Promise<void> {
    const done = await this.doing.run(() =>
      side === null ? this.takeIn.execute() : this.takeIn.choose(side),
    );
    if (done && this.takeIn.question() === null) this.say('drafts.live.taken');
  }

  protected async addRule(ruleset: RulesetName): Promise<void> {
    const rules = rulesIn(this.desk.policy().rulesets[ruleset]);
    const at = below(pointerOfPart(ruleset), 'rules', rules.length);
    this.desk.insert(at, newRule(ruleset, rules));
    await this.places.go(rulePlace(ruleset, rules.length));
    this.outlineOpen.set(false);
    this.say('drafts.ruleAdded');
  }

  protected async addCondition(ruleset: RulesetName): Promise<void> {
    const name = freeConditionName(conditionNames(this.desk.policy().rulesets[ruleset]));
    const part = pointerOfPart(ruleset);
    const conditions = below(part, 'conditions');
    const known = valueAt(this.desk.policy(), conditions) ?? {};
    this.desk.change(conditions, { ...known, [name]: { all: [] } });
    await this.places.go(conditionPlace(ruleset, name));
    this.outlineOpen.set(false);
    this.say('drafts.conditionAdded');
  }

  protected onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (target.closest('dialog, .own-undo') !== null) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === 'z' || key === 'y') this.travel(event, key === 'z' && !event.shiftKey);
      else if (key === 's') {
        event.preventDefault();
        void this.saving.flush();
      } else if (key === 'enter') {
        event.preventDefault();
        void this.tests.start();
      }
      return;
    }
    if (event.altKey || isTyping(target)) return;
    if (key === 'j' || key === 'k') this.outline()?.step(key === 'j' ? 1 : -1);
  }

  protected travel(event: Event | null, back: boolean): void {
    event?.preventDefault();
    const at = back ? this.desk.undo() : this.desk.redo();
    if (at === null) return;
    void this.places.follow(at);
    this.say(back ? 'drafts.undone' : 'drafts.redone');
  }

  protected onUnload(event: BeforeUnloadEvent): void {
    if (this.saving.isSaved() || !this.desk.editable()) return;
    event.preventDefault();
    void this.saving.flush();
  }

  private say(key: string, params: Record<string, string> = {}): void {
    void this.announcer.announce(this.transloco.translate(key, params));
  }
}

function isTyping(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches('input, textarea, select');
}
