import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Condition } from '@ringfence/rules';
import shippedBan from '@ringfence/rules/packs/pstn-ban/ruleset.json';
import { Icon } from '../../ui/icon/icon.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { SentenceDiff } from '../../ui/text-diff/sentence-diff.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftFigures } from '../desk/draft-figures.js';
import { DraftPlace, RULE_VIEWS, type RuleView } from '../desk/draft-place.js';
import { ProofRun } from '../proofs/proof-run.js';
import { RuleFindings } from '../proofs/rule-findings.js';
import { schemaOf } from '../page/draft-schemas.js';
import { JsonPane } from '../page/json-pane.js';
import { below, isWithin, valueAt } from '../text/json-pointer.js';
import { conditionPlace, pointerOfPart, rulePlace, type Place } from '../text/place.js';
import { rulesIn } from '../text/readable.js';
import { ConditionTree } from './condition-tree.js';
import { renamedCondition, usersOf } from './named-condition.js';
import { copyOf } from './new-rule.js';
import { RuleFields } from './rule-fields.js';
import { RuleFigures } from './rule-figures.js';
import { RuleReading } from './rule-reading.js';
import { RuleWording } from './rule-wording.js';

const SHIPPED: ReadonlySet<string> = new Set(shippedBan.rules.map(({ name }) => name));

const NOTHING_DEAD: ReadonlySet<string> = new Set();

/** One rule, or one named condition, in three views of the same thing: form, sentence, JSON. */
@Component({
  selector: 'rf-rule-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ConditionTree,
    Icon,
    JsonPane,
    RuleFields,
    RuleFigures,
    RuleFindings,
    RuleWording,
    SentenceDiff,
    TranslocoDirective,
  ],
  providers: [RuleReading],
  templateUrl: './rule-editor.html',
  styleUrl: './rule-editor.css',
})
export class RuleEditor {
  readonly place = input.required<Place>();

  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly proofs = inject(ProofRun);
  private readonly tree = viewChild(ConditionTree);
  private readonly fields = viewChild(RuleFields);
  protected readonly desk = inject(DraftDesk);
  protected readonly figures = inject(DraftFigures);
  protected readonly places = inject(DraftPlace);
  protected readonly reading = inject(RuleReading);
  protected readonly language = readerLanguage();
  protected readonly views = RULE_VIEWS;
  protected readonly view = this.places.view;

  /** Places within the tree of conditions that make no difference, as long as the tree is the one that was looked at. */
  protected readonly dead = computed((): ReadonlySet<string> => {
    const found = this.proofs.findings().get(`${this.ruleset()}/${this.name()}`) ?? [];
    const tree = below(this.place().pointer, 'conditions');
    if (!this.isRule() || found.length === 0 || !this.proofs.isOf(tree)) return NOTHING_DEAD;
    return new Set(
      found.flatMap(({ at }) => (at === undefined ? [] : [at.slice('/conditions'.length)])),
    );
  });
  protected readonly isRule = computed(() => this.place().kind === 'rule');
  protected readonly ruleset = computed(() => {
    const place = this.place();
    return 'ruleset' in place ? place.ruleset : 'routing';
  });
  protected readonly name = computed(() => {
    const place = this.place();
    return place.kind === 'condition' ? place.name : (this.reading.rule()?.name ?? '');
  });
  protected readonly other = computed(() => (this.language() === 'en' ? 'ja' : 'en'));
  protected readonly sentence = computed(() => this.reading.sentence(this.language()));
  protected readonly otherSentence = computed(() => this.reading.sentence(this.other()).now);
  protected readonly schema = computed(() => schemaOf(this.place()));
  /** A rule of the ban that ships with the product stays as it is. */
  protected readonly locked = computed(
    () => this.ruleset() === 'pstn-ban' && SHIPPED.has(this.name()),
  );
  /** Rules and conditions that would lose what they refer to. */
  protected readonly users = computed(() => {
    const place = this.place();
    return place.kind === 'condition'
      ? usersOf(this.desk.policy().rulesets[place.ruleset], place.name)
      : [];
  });
  protected readonly disabled = computed(
    () => !this.desk.editable() || !this.reading.readable() || this.locked(),
  );
  protected readonly beforeConditions = computed((): Condition | null => {
    const before = this.reading.before();
    if (before === null) return null;
    return 'event' in before ? before.conditions : before;
  });

  constructor() {
    this.reading.follow(() => this.place());
    effect(() => {
      const sought = this.places.sought();
      if (sought === null || this.view() === 'json') return;
      if (!isWithin(sought, this.place().pointer)) return;
      untracked(() => this.reveal(sought.slice(this.place().pointer.length)));
    });
  }

  protected show(view: RuleView): void {
    void this.places.show(view);
  }

  protected editTree({ root, typing }: { root: Condition; typing: string | null }): void {
    const { pointer } = this.place();
    const at = this.isRule() ? below(pointer, 'conditions') : pointer;
    this.desk.change(at, root, typing === null ? null : `${at} ${typing}`);
  }

  protected openName(name: string): void {
    void this.places.go(conditionPlace(this.ruleset(), name));
  }

  protected async duplicate(): Promise<void> {
    const rule = this.reading.rule();
    const place = this.place();
    if (rule === null || place.kind !== 'rule') return;
    const rules = rulesIn(this.desk.policy().rulesets[place.ruleset]);
    const index = place.index + 1;
    this.desk.insert(below(pointerOfPart(place.ruleset), 'rules', index), copyOf(rule, rules));
    await this.places.go(rulePlace(place.ruleset, index));
    this.say('drafts.duplicated');
  }

  protected async remove(): Promise<void> {
    const place = this.place();
    if (!('ruleset' in place)) return;
    this.desk.remove(place.pointer);
    if (place.kind === 'rule') {
      const left = rulesIn(this.desk.policy().rulesets[place.ruleset]).length;
      if (left > 0) await this.places.go(rulePlace(place.ruleset, Math.min(place.index, left - 1)));
    }
    this.say('drafts.removed');
  }

  /** Calls a named condition otherwise, and wherever it is referred to. */
  protected async renameCondition(field: HTMLInputElement): Promise<void> {
    const place = this.place();
    if (place.kind !== 'condition') return;
    const to = field.value.trim();
    const part = pointerOfPart(place.ruleset);
    const ruleset = valueAt(this.desk.policy(), part);
    const renamed = renamedCondition(ruleset, place.name, to);
    if (to === '' || renamed === ruleset) {
      field.value = place.name;
      return;
    }
    this.desk.change(part, renamed);
    await this.places.go(conditionPlace(place.ruleset, to));
  }

  /** Takes what could last be read in place of what cannot be. */
  protected putBack(): void {
    const { thing } = this.reading.shown();
    if (thing !== null) this.desk.change(this.place().pointer, thing);
  }

  private reveal(within: string): void {
    const inTree = /^\/conditions(\/.*)?$/u.exec(within);
    const at = this.isRule() ? inTree?.[1] : within;
    // The view is drawn with the page; it can show a place from the next turn on.
    setTimeout(() => {
      if (inTree !== null || !this.isRule()) this.tree()?.focusOn(at ?? '');
      else this.fields()?.focusOn(within);
    });
    this.places.sought.set(null);
  }

  private say(key: string): void {
    void this.announcer.announce(this.transloco.translate(key));
  }
}
