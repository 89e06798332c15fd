import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ConditionValue, FactCondition, Figures, Language, Scalar } from '@ringfence/rules';
import { valueText } from '@ringfence/rules';
import { factValue } from '../../ui/trace-tree/fact-words.js';
import { FactPicker } from './fact-picker.js';
import { ListEditor } from './list-editor.js';
import {
  comparableType,
  definitionOf,
  isFactValue,
  numberOrText,
  takesList,
} from './typed-value.js';

/** The value a fact is compared with, as its type asks for: yes or no, one of its words, a number, an instant, a list, another fact. */
@Component({
  selector: 'rf-value-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FactPicker, ListEditor, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @switch (kind()) {
        @case ('fact') {
          <rf-fact-picker
            [fact]="otherFact()"
            [label]="label()"
            [language]="language()"
            [type]="otherType()"
            [changed]="changed()"
            [disabled]="disabled()"
            (picked)="edited.emit({ fact: $event })"
          />
        }
        @case ('list') {
          <rf-list-editor
            [members]="members()"
            [words]="words()"
            [numeric]="numeric()"
            [label]="label()"
            [changed]="changed()"
            [disabled]="disabled()"
            (edited)="edited.emit($event)"
          />
        }
        @case ('boolean') {
          <select
            #choice
            class="in"
            [class.changed]="changed()"
            [attr.aria-label]="label()"
            [disabled]="disabled()"
            (change)="edited.emit(choice.value === 'true')"
          >
            <option value="true" [selected]="value() === true">{{ t('trace.yes') }}</option>
            <option value="false" [selected]="value() === false">{{ t('trace.no') }}</option>
          </select>
        }
        @case ('word') {
          <select
            #choice
            class="in"
            [class.changed]="changed()"
            [class.bad]="!knownWord()"
            [attr.aria-label]="label()"
            [disabled]="disabled()"
            (change)="edited.emit(choice.value)"
          >
            @if (!knownWord()) {
              <option selected [value]="text()">{{ text() }}</option>
            }
            @for (word of words(); track word.value) {
              <option [value]="word.value" [selected]="word.value === value()">
                {{ word.name }}
              </option>
            }
          </select>
        }
        @case ('instant') {
          <input
            #field
            class="in"
            type="datetime-local"
            step="1"
            [class.changed]="changed()"
            [attr.aria-label]="label() + ', UTC'"
            [disabled]="disabled()"
            [value]="instant()"
            (change)="instantTyped(field.value)"
          />
        }
        @default {
          <span class="in" [class.changed]="changed()" [class.bad]="numeric() && isText()">
            <input
              #field
              autocomplete="off"
              spellcheck="false"
              [attr.inputmode]="numeric() ? 'decimal' : null"
              [attr.aria-label]="label()"
              [attr.aria-invalid]="numeric() && isText() ? true : null"
              [disabled]="disabled()"
              [value]="text()"
              (input)="edited.emit(numeric() ? number(field.value) : field.value)"
            />
            @if (unit(); as unit) {
              <span class="u">{{ unit }}</span>
            }
          </span>
        }
      }
      @if (figure(); as figure) {
        <span class="fig small faint">{{ t('drafts.nowValue', { value: figure }) }}</span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    span.in:focus-within {
      outline: 2px solid var(--rf-focus);
      outline-offset: 2px;
    }
    span.in input {
      background: none;
      border: 0;
      min-width: 0;
      outline: 0;
      width: 100%;
    }
    .fig {
      display: block;
      margin-top: 2px;
    }
  `,
})
export class ValueEditor {
  readonly condition = input.required<FactCondition>();
  readonly label = input.required<string>();
  readonly language = input.required<Language>();
  readonly figures = input.required<Figures>();
  readonly changed = input(false);
  readonly disabled = input(false);

  readonly edited = output<ConditionValue>();

  protected readonly value = computed(() => this.condition().value);
  private readonly definition = computed(() => definitionOf(this.condition().fact));
  protected readonly numeric = computed(() => this.definition()?.type === 'number');
  protected readonly kind = computed(() => {
    const { operator, value } = this.condition();
    if (isFactValue(value)) return 'fact';
    if (takesList(operator)) return 'list';
    const definition = this.definition();
    if (definition?.values !== undefined) return 'word';
    return definition?.type ?? 'string';
  });
  protected readonly words = computed(() => {
    const definition = this.definition();
    const values = definition?.values ?? [];
    return values.map((value) => ({
      value,
      name: definition?.valueNames?.[value]?.[this.language()] ?? value,
    }));
  });
  protected readonly knownWord = computed(() =>
    this.words().some(({ value }) => value === this.value()),
  );
  protected readonly members = computed(() => {
    const value = this.value();
    return Array.isArray(value) ? (value as readonly Scalar[]) : [];
  });
  protected readonly isText = computed(() => typeof this.value() === 'string');
  protected readonly text = computed(() => {
    const value = this.value();
    return typeof value === 'object' ? '' : String(value);
  });
  protected readonly instant = computed(() => {
    const at = new Date(Number(this.value()));
    return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 19);
  });
  protected readonly unit = computed(() =>
    this.numeric() ? (this.definition()?.unit?.[this.language()] ?? null) : null,
  );
  protected readonly otherFact = computed(() => {
    const value = this.value();
    return isFactValue(value) ? value.fact : '';
  });
  protected readonly otherType = computed(() => {
    const { fact, operator } = this.condition();
    const type = comparableType(fact, operator);
    return type === 'any' ? null : type;
  });
  /** A limit is told by its figure of today as well. */
  protected readonly figure = computed(() => {
    const value = this.value();
    if (!isFactValue(value)) return null;
    const figure = this.figures().get(value.fact);
    if (figure === undefined) return null;
    return typeof figure === 'number'
      ? factValue(value.fact, figure, this.language())
      : valueText(figure, this.language());
  });

  protected number(text: string): Scalar {
    return numberOrText(text);
  }

  protected instantTyped(text: string): void {
    const at = Date.parse(`${text}Z`);
    if (!Number.isNaN(at)) this.edited.emit(at);
  }
}
