import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { conditionSentence, type Condition, type PolicyProperty } from '@ringfence/rules';
import { VerdictMark } from '../../proofs/verdict-mark.js';
import { Icon } from '../../ui/icon/icon.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftFigures } from '../desk/draft-figures.js';
import { DraftPlace } from '../desk/draft-place.js';
import { schemaOf } from '../page/draft-schemas.js';
import { JsonPane } from '../page/json-pane.js';
import { ProofRun } from '../proofs/proof-run.js';
import { ConditionTree } from '../rules/condition-tree.js';
import { below, isWithin, valueAt } from '../text/json-pointer.js';
import { propertyPlace, type Place } from '../text/place.js';
import { listIn, nameIn, readableProperty } from '../text/readable.js';

/** One property the policy states of itself, with its verdict beside it: what must never be permitted, or must always be possible. */
@Component({
  selector: 'rf-property-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ConditionTree, Icon, JsonPane, RouterLink, TranslocoDirective, VerdictMark],
  templateUrl: './property-editor.html',
  styleUrl: './property-editor.css',
})
export class PropertyEditor {
  readonly place = input.required<Place>();

  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly tree = viewChild(ConditionTree);
  protected readonly desk = inject(DraftDesk);
  protected readonly figures = inject(DraftFigures);
  protected readonly places = inject(DraftPlace);
  protected readonly run = inject(ProofRun);
  protected readonly language = readerLanguage();
  protected readonly kinds = ['never-permits', 'always-able'] as const;
  protected readonly languages = ['en', 'ja'] as const;
  protected readonly noNames: readonly string[] = [];
  private readonly value = computed(() => valueAt(this.desk.policy(), this.place().pointer));
  protected readonly readable = computed(() => readableProperty(this.value()) !== null);
  /** As it stands, or as it could last be read. */
  private readonly shown = linkedSignal<
    { pointer: string; value: unknown },
    { pointer: string; property: PolicyProperty | null }
  >({
    source: () => ({ pointer: this.place().pointer, value: this.value() }),
    computation: ({ pointer, value }, previous) => {
      const property = readableProperty(value);
      const last = previous?.value;
      return property === null && last?.pointer === pointer ? last : { pointer, property };
    },
  });
  protected readonly property = computed(() => this.shown().property);
  protected readonly id = computed(() => nameIn(this.value(), 'id') ?? '');
  protected readonly before = computed((): Condition | null => {
    const id = this.id();
    const known = listIn(this.desk.base()?.properties).find((each) => nameIn(each, 'id') === id);
    return readableProperty(known)?.when ?? null;
  });
  protected readonly asJson = computed(() => this.places.view() === 'json');
  protected readonly disabled = computed(() => !this.desk.editable() || !this.readable());
  protected readonly schema = computed(() => schemaOf(this.place()));
  protected readonly sentence = computed(() => {
    const property = this.property();
    if (property === null) return '';
    const figures = this.figures.now();
    const language = this.language();
    const when = conditionSentence(property.when, language, { figures }).text;
    return this.transloco.translate<string>(`proofs.told.${property.kind}`, { when }, language);
  });
  protected readonly verdict = computed(
    () => this.run.proofs()?.properties.find(({ id }) => id === this.id()) ?? null,
  );

  constructor() {
    effect(() => {
      const sought = this.places.sought();
      if (sought === null || this.asJson() || !isWithin(sought, this.place().pointer)) return;
      untracked(() => {
        const within = sought.slice(this.place().pointer.length);
        // The view is drawn with the page; it can show a place from the next turn on.
        setTimeout(() => this.tree()?.focusOn(within.replace(/^\/when/u, '')));
        this.places.sought.set(null);
      });
    });
  }

  protected rename(id: string): void {
    const at = below(this.place().pointer, 'id');
    this.desk.change(at, id, at);
    const place = this.place();
    if (place.kind === 'property') this.places.rename(propertyPlace(place.index));
  }

  protected put(field: 'kind', value: string): void {
    const at = below(this.place().pointer, field);
    this.desk.change(at, value, at);
  }

  protected tell(language: 'en' | 'ja', words: string): void {
    const at = below(this.place().pointer, 'title');
    this.desk.change(at, { ...this.property()!.title, [language]: words }, `${at} ${language}`);
  }

  protected editTree({ root, typing }: { root: Condition; typing: string | null }): void {
    const at = below(this.place().pointer, 'when');
    this.desk.change(at, root, typing === null ? null : `${at} ${typing}`);
  }

  protected async remove(): Promise<void> {
    this.desk.remove(this.place().pointer);
    await this.places.go({ kind: 'properties', pointer: '/properties' });
    void this.announcer.announce(this.transloco.translate('drafts.removed', {}, this.language()));
  }
}
