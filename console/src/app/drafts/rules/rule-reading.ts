import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import {
  conditionSentence,
  ruleSentence,
  type Condition,
  type Figures,
  type Language,
  type Rule,
  type DraftPolicy,
} from '@ringfence/rules';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftFigures } from '../desk/draft-figures.js';
import { valueAt } from '../text/json-pointer.js';
import type { Place } from '../text/place.js';
import {
  nameIn,
  namedConditions,
  readableCondition,
  readableRule,
  rulesIn,
} from '../text/readable.js';

type Readable = Rule | Condition;

/** What is shown while the text cannot be read, and where it comes from. */
interface Shown {
  readonly pointer: string;
  readonly thing: Readable | null;
  /** `now`: the text as it stands; `typed`: as it could last be read; `base`: as in the version the draft began with. */
  readonly from: 'now' | 'typed' | 'base';
}

/** A rule or a named condition as form and sentence read it: as it stands, or its last good state while it cannot be read. */
@Injectable()
export class RuleReading {
  private readonly desk = inject(DraftDesk);
  private readonly figures = inject(DraftFigures);

  private readonly followed = signal<() => Place | null>(() => null);
  private readonly place = computed(() => this.followed()());
  private readonly value = computed(() => {
    const place = this.place();
    return place === null ? undefined : valueAt(this.desk.policy(), place.pointer);
  });
  readonly shown = linkedSignal<{ place: Place | null; value: unknown }, Shown>({
    source: () => ({ place: this.place(), value: this.value() }),
    computation: ({ place, value }, previous) => {
      const pointer = place?.pointer ?? '';
      const thing = place === null ? null : readable(place, value);
      if (thing !== null) return { pointer, thing, from: 'now' };
      const last = previous?.value;
      if (last?.pointer === pointer && last.thing !== null)
        return { ...last, from: last.from === 'base' ? 'base' : 'typed' };
      return { pointer, thing: this.baseOf(place, value), from: 'base' };
    },
  });

  /** Null: a named condition, or nothing that was ever readable. */
  readonly rule = computed(() => asRule(this.shown().thing));
  readonly condition = computed((): Condition | null => {
    const { thing } = this.shown();
    return asRule(thing)?.conditions ?? (thing as Condition | null);
  });
  readonly readable = computed(() => this.shown().from === 'now');
  /** The same thing in the version the draft began with; null: it is new, or the version is not known. */
  readonly before = computed(() => this.baseOf(this.place(), this.value()));
  readonly names = computed(() => Object.keys(this.named(this.desk.policy())));

  /** Reads whatever thing is open from here on. */
  follow(place: () => Place | null): void {
    this.followed.set(place);
  }

  /** The thing as a sentence, and as the version the draft began with told it. */
  sentence(language: Language): { readonly now: string; readonly was: string | null } {
    const { thing } = this.shown();
    const before = this.before();
    const base = this.desk.base();
    return {
      now: thing === null ? '' : this.told(thing, language, this.figures.now(), this.desk.policy()),
      was:
        before === null || base === null
          ? null
          : this.told(before, language, this.figures.was(), base),
    };
  }

  /** What the conditions say, whatever sentence was written by hand. */
  byConditions(language: Language): string {
    const rule = this.rule();
    if (rule === null) return '';
    const { sentence: _, ...params } = rule.event.params;
    const bare: Rule = { ...rule, event: { ...rule.event, params } };
    return this.told(bare, language, this.figures.now(), this.desk.policy());
  }

  private told(thing: Readable, language: Language, figures: Figures, policy: DraftPolicy): string {
    const wording = { figures, conditions: this.named(policy) };
    const rule = asRule(thing);
    return rule === null
      ? conditionSentence(thing as Condition, language, wording).text
      : ruleSentence(rule, language, wording).text;
  }

  private named(policy: DraftPolicy): Readonly<Record<string, Condition>> {
    const place = this.place();
    return place !== null && 'ruleset' in place
      ? namedConditions(policy.rulesets[place.ruleset])
      : {};
  }

  private baseOf(place: Place | null, value: unknown): Readable | null {
    const base = this.desk.base();
    if (place === null || base === null || !('ruleset' in place)) return null;
    const ruleset = base.rulesets[place.ruleset];
    if (place.kind === 'condition') return namedConditions(ruleset)[place.name] ?? null;
    const name = nameIn(value);
    if (name === null) return null;
    return readableRule(rulesIn(ruleset).find((each) => nameIn(each) === name));
  }
}

function readable(place: Place, value: unknown): Readable | null {
  return place.kind === 'condition' ? readableCondition(value) : readableRule(value);
}

function asRule(thing: Readable | null): Rule | null {
  return thing !== null && 'event' in thing ? thing : null;
}
