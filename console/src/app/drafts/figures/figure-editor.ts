import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ruleSentence, valueText, type Parameter } from '@ringfence/rules';
import { LocaleText } from '../../i18n/locale-text.js';
import { Icon } from '../../ui/icon/icon.js';
import { ParameterWords } from '../../ui/parameter-words/parameter-words.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { SentenceDiff } from '../../ui/text-diff/sentence-diff.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftFigures } from '../desk/draft-figures.js';
import { DraftPlace } from '../desk/draft-place.js';
import { schemaOf } from '../page/draft-schemas.js';
import { JsonPane } from '../page/json-pane.js';
import { ListEditor } from '../rules/list-editor.js';
import { below, isWithin, valueAt } from '../text/json-pointer.js';
import type { Place } from '../text/place.js';
import { listIn, nameIn, namedConditions, readableRule, rulesIn } from '../text/readable.js';
import { figureRows } from './figure-rows.js';
import { FigureUse } from './figure-use.js';
import {
  figureTyped,
  freeDay,
  kindOfFigure,
  valueToGoOnFrom,
  type FigureValue,
} from './figure-value.js';
import { readableParameter } from './readable-parameters.js';

/** Whose word a value is that somebody adds here. */
const OWN_SOURCE = 'operator';

/** One dated figure: its values by day and provider, and the sentences of the rules that read it, before and after. */
@Component({
  selector: 'rf-figure-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, JsonPane, ListEditor, RouterLink, SentenceDiff, TranslocoDirective],
  templateUrl: './figure-editor.html',
  styleUrl: './figure-editor.css',
})
export class FigureEditor {
  readonly place = input.required<Place>();

  private readonly figures = inject(DraftFigures);
  private readonly use = inject(FigureUse);
  private readonly words = inject(ParameterWords);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly text = inject(LocaleText);
  protected readonly desk = inject(DraftDesk);
  protected readonly places = inject(DraftPlace);
  protected readonly language = readerLanguage();
  protected readonly asJson = computed(() => this.places.view() === 'json');
  protected readonly schema = computed(() => schemaOf(this.place()));
  protected readonly adding = signal(false);

  private readonly value = computed(() => valueAt(this.desk.policy(), this.place().pointer));
  protected readonly readable = computed(() => readableParameter(this.value()) !== null);
  private readonly key = computed(() => nameIn(this.value(), 'key') ?? '');
  protected readonly base = computed((): Parameter | null => {
    const old = listIn(this.desk.base()?.parameters);
    return readableParameter(old.find((each) => nameIn(each, 'key') === this.key()));
  });
  /** As it stands, or as it could last be read. */
  protected readonly parameter = linkedSignal<
    { pointer: string; value: unknown },
    Parameter | null
  >({
    source: () => ({ pointer: this.place().pointer, value: this.value() }),
    computation: (now, previous) =>
      readableParameter(now.value) ??
      (previous?.source.pointer === now.pointer ? previous.value : untracked(() => this.base())),
  });
  protected readonly kind = computed(() => {
    const parameter = this.parameter();
    return parameter === null ? 'text' : kindOfFigure(parameter);
  });
  protected readonly disabled = computed(() => !this.desk.editable() || !this.readable());
  protected readonly name = computed(() => this.words.name(this.key()));
  protected readonly unit = computed(() => this.words.unit(this.parameter()?.unit ?? ''));
  protected readonly today = computed(() => {
    const name = `parameter:${this.key()}`;
    const [now, was] = [this.figures.now(), this.figures.was()].map((all) =>
      valueText(all.get(name), this.language()),
    );
    return { now, was: this.base() !== null && was !== now ? was : null };
  });
  protected readonly rows = computed(() => {
    const parameter = this.parameter();
    return parameter === null ? [] : figureRows(parameter, this.base(), this.figures.today());
  });
  /** Rules that read the figure, as sentences before and after. */
  protected readonly readers = computed(() => {
    const policy = this.desk.policy();
    const base = this.desk.base();
    const language = this.language();
    return this.use.readersOf(this.key()).flatMap(({ ruleset, index, place }) => {
      const rule = readableRule(rulesIn(policy.rulesets[ruleset])[index]);
      if (rule === null) return [];
      const conditions = namedConditions(policy.rulesets[ruleset]);
      const now = ruleSentence(rule, language, { figures: this.figures.now(), conditions }).text;
      const old = rulesIn(base?.rulesets[ruleset]).find((each) => nameIn(each) === rule.name);
      const before = readableRule(old);
      const was =
        before === null
          ? now
          : ruleSentence(before, language, {
              figures: this.figures.was(),
              conditions: namedConditions(base?.rulesets[ruleset]),
            }).text;
      return [{ name: rule.name, address: this.places.addressOf(place), now, was }];
    });
  });

  constructor() {
    effect(() => {
      const sought = this.places.sought();
      if (sought === null || this.asJson() || !isWithin(sought, this.place().pointer)) return;
      untracked(() => {
        const row = /\/values\/(\d+)/u.exec(sought)?.[1] ?? '0';
        setTimeout(() => this.focusRow(Number(row)));
        this.places.sought.set(null);
      });
    });
  }

  protected typed(index: number, text: string): void {
    this.put(index, 'value', figureTyped(this.kind(), text));
  }

  protected bound(index: number, bound: 'min' | 'max', text: string): void {
    const { value } = this.parameter()!.values[index];
    const range =
      typeof value === 'object' && value !== null && 'min' in value ? value : { min: 0, max: 0 };
    this.put(index, 'value', { ...range, [bound]: figureTyped('number', text) ?? 0 });
  }

  protected put(index: number, field: string, value: unknown): void {
    const at = below(this.place().pointer, 'values', index, field);
    this.desk.change(at, value, at);
  }

  /** A field that may be left out; emptied, it is. */
  protected optional(index: number, field: string, text: string): void {
    const at = below(this.place().pointer, 'values', index, field);
    this.keepFocus();
    if (text.trim() === '') this.desk.remove(at);
    else this.desk.change(at, text.trim(), at);
  }

  /** One more value: for everybody from a day on, or for the numbers of one provider. */
  protected add(provider?: string): void {
    const parameter = this.parameter();
    if (parameter === null) return;
    const { length } = parameter.values;
    const tomorrow = new Date(Date.parse(this.figures.today()) + 86_400_000).toISOString();
    this.desk.insert(below(this.place().pointer, 'values', length), {
      value: valueToGoOnFrom(parameter),
      ...(provider === undefined
        ? { from: freeDay(parameter, provider, tomorrow.slice(0, 10)) }
        : { provider }),
      source: OWN_SOURCE,
    });
    this.adding.set(false);
    this.focusRow(length);
    this.say('drafts.valueAdded');
  }

  protected addOverlay(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    const provider = field.value.trim().toLowerCase();
    if (provider !== '') this.add(provider);
  }

  protected remove(index: number): void {
    this.desk.remove(below(this.place().pointer, 'values', index));
    this.focusRow(Math.max(0, index - 1));
    this.say('drafts.valueRemoved');
  }

  protected shown(value: FigureValue): string {
    return value === null || typeof value === 'object' ? '' : String(value);
  }

  protected told(value: FigureValue): string {
    return valueText(value, this.language());
  }

  protected members(value: FigureValue): readonly string[] {
    return Array.isArray(value) ? (value as readonly string[]) : [];
  }

  protected boundOf(value: FigureValue, bound: 'min' | 'max'): string {
    return typeof value === 'object' && value !== null && 'min' in value
      ? String(value[bound])
      : '';
  }

  protected isBad(value: FigureValue): boolean {
    return this.kind() === 'number' && typeof value === 'string';
  }

  /** Another day or provider puts a row elsewhere, and a browser takes the focus from what is moved. */
  private keepFocus(): void {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement)) return;
    afterNextRender(() => active.isConnected && active.focus(), { injector: this.injector });
  }

  private focusRow(index: number): void {
    const show = (): void =>
      this.host
        .querySelector<HTMLElement>(`[data-row="${index}"] :is(input, select, button)`)
        ?.focus();
    afterNextRender(show, { injector: this.injector });
  }

  private say(key: string): void {
    void this.announcer.announce(this.transloco.translate(key));
  }
}
