import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Scalar } from '@ringfence/rules';
import { Icon } from '../../ui/icon/icon.js';
import { numberOrText } from './typed-value.js';

/** Several values: ticked off where there are only so many, else added one by one. */
@Component({
  selector: 'rf-list-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <div
      role="group"
      class="in box"
      *transloco="let t"
      [class.changed]="changed()"
      [class.bad]="members().length === 0"
      [attr.aria-label]="label()"
    >
      @if (words().length > 0) {
        @for (word of words(); track word.value) {
          <label>
            <input
              type="checkbox"
              [checked]="has(word.value)"
              [disabled]="disabled()"
              (change)="toggle(word.value)"
            />
            {{ word.name }}
          </label>
        }
        @for (stray of strays(); track stray) {
          <label class="bad-t">
            <input type="checkbox" checked [disabled]="disabled()" (change)="toggle(stray)" />
            {{ stray }}
          </label>
        }
      } @else {
        @for (member of members(); track $index; let index = $index) {
          <span class="chip plain">
            {{ member }}
            @if (!disabled()) {
              <button
                type="button"
                class="x"
                [attr.aria-label]="t('drafts.removeValue', { value: member })"
                (click)="remove(index)"
              >
                <rf-icon name="close" size="s" />
              </button>
            }
          </span>
        }
        @if (!disabled()) {
          <input
            #field
            class="own-undo"
            autocomplete="off"
            spellcheck="false"
            [attr.aria-label]="t('drafts.addValueTo', { label: label() })"
            [placeholder]="t('drafts.addValue')"
            (keydown.enter)="$event.preventDefault(); add(field)"
            (blur)="add(field)"
          />
        }
      }
    </div>
  `,
  styles: `
    .box {
      align-items: center;
      flex-wrap: wrap;
      gap: 4px 10px;
      padding: 4px 8px;
    }
    label {
      align-items: center;
      display: inline-flex;
      gap: 6px;
      min-height: 24px;
    }
    .box > input {
      background: none;
      border: 0;
      flex: 1;
      min-height: 24px;
      min-width: 90px;
      outline-offset: 0;
    }
    .x {
      background: none;
      border: 0;
      cursor: pointer;
      display: inline-flex;
      padding: 2px;
    }
  `,
})
export class ListEditor {
  readonly members = input.required<readonly Scalar[]>();
  /** The only values there are; empty: any may be written. */
  readonly words = input.required<readonly { readonly value: string; readonly name: string }[]>();
  readonly numeric = input(false);
  readonly label = input.required<string>();
  readonly changed = input(false);
  readonly disabled = input(false);

  readonly edited = output<readonly Scalar[]>();

  /** Values that are written although there is no such word. */
  protected readonly strays = computed(() =>
    this.members().filter((each) => !this.words().some(({ value }) => value === each)),
  );

  protected has(value: Scalar): boolean {
    return this.members().includes(value);
  }

  /** In the order of the words, so that the same choice is always the same text. */
  protected toggle(value: Scalar): void {
    const chosen = this.has(value)
      ? this.members().filter((each) => each !== value)
      : [...this.members(), value];
    const order = this.words().map((word) => word.value as Scalar);
    const place = (each: Scalar): number =>
      order.includes(each) ? order.indexOf(each) : order.length;
    this.edited.emit(chosen.toSorted((a, b) => place(a) - place(b)));
  }

  protected add(field: HTMLInputElement): void {
    const written = field.value.split(/[,、\s]+/u).filter(Boolean);
    field.value = '';
    const values = written.map((each) => (this.numeric() ? numberOrText(each) : each));
    const fresh = [...new Set(values)].filter((each) => !this.has(each));
    if (fresh.length > 0) this.edited.emit([...this.members(), ...fresh]);
  }

  protected remove(index: number): void {
    this.edited.emit(this.members().toSpliced(index, 1));
  }
}
