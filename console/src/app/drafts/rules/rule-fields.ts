import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { SCENARIO_IDS, type Localized, type Rule, type RulesetName } from '@ringfence/rules';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';
import { below } from '../text/json-pointer.js';
import { placeOfPointer } from '../text/place.js';
import { numberOrText } from './typed-value.js';

/** What a rule says when it matches: its effect, code and clause, what people are told, and for a route how it is taken. */
@Component({
  selector: 'rf-rule-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  templateUrl: './rule-fields.html',
  styles: `
    .then {
      display: grid;
      gap: 12px;
      grid-template-columns: 1fr 1fr;
    }
    .w {
      grid-column: 1 / -1;
    }
    textarea {
      padding-block: 6px;
      resize: vertical;
    }
    @media (max-width: 640px) {
      .then {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class RuleFields {
  readonly rule = input.required<Rule>();
  readonly ruleset = input.required<RulesetName>();
  readonly pointer = input.required<string>();
  readonly disabled = input(false);

  private readonly desk = inject(DraftDesk);
  private readonly places = inject(DraftPlace);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly scenarios = SCENARIO_IDS;
  protected readonly languages = ['en', 'ja'] as const;
  protected readonly params = computed(() => this.rule().event.params);
  protected readonly isRoute = computed(
    () => this.ruleset() === 'routing' && this.rule().event.type === 'permit',
  );

  /** Puts the keyboard into the field of a pointer within the rule. */
  focusOn(within: string): void {
    for (let at = within; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const field = this.host.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`);
      if (field !== null) return field.focus();
    }
    this.host.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }

  protected told(language: 'en' | 'ja'): string {
    return ((this.params().text as Partial<Localized> | undefined) ?? {})[language] ?? '';
  }

  protected put(within: string, value: unknown): void {
    const at = `${this.pointer()}${within}`;
    this.desk.change(at, value, at);
    if (within !== '/name') return;
    const place = placeOfPointer(this.desk.policy(), this.pointer());
    if (place !== null) this.places.rename(place);
  }

  protected tell(language: 'en' | 'ja', words: string): void {
    const text = { ...this.params().text, [language]: words };
    this.desk.change(below(this.pointer(), 'event', 'params', 'text'), text, `text ${language}`);
  }

  /** A route's flow and time to ring go when it no longer permits, and begin with the first flow when it does. */
  protected effect(type: string): void {
    const { scenario: _, connectTimeoutSeconds: __, ...params } = this.params();
    const route = this.ruleset() === 'routing' && type === 'permit';
    const event = { type, params: route ? { ...params, scenario: SCENARIO_IDS[0] } : params };
    this.desk.change(below(this.pointer(), 'event'), event);
  }

  /** A field that may be left out; emptied, it is. */
  protected number(within: string, text: string): void {
    const at = `${this.pointer()}${within}`;
    if (text.trim() === '') this.desk.remove(at);
    else this.desk.change(at, numberOrText(text), at);
  }
}
