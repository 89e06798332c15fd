import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import {
  ruleSentence,
  type Condition,
  type Figures,
  type Language,
  type Rule,
} from '@ringfence/rules';

/** A rule as one sentence: its effect first, dated values underlined. The words are data and are shown as text. */
@Component({
  selector: 'rf-sentence',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="sent" [attr.lang]="language()">
      @for (piece of pieces(); track $index) {
        @switch (piece.kind) {
          @case ('effect') {
            <span class="kw" [class.f]="forbids()" [class.p]="!forbids()">{{ piece.text }}</span>
          }
          @case ('value') {
            <span class="val" [class.list]="piece.text.includes(',')" [title]="piece.fact ?? ''">{{
              piece.text
            }}</span>
          }
          @default {
            <span>{{ piece.text }}</span>
          }
        }
      }
    </span>
  `,
})
export class Sentence {
  readonly rule = input.required<Rule>();
  readonly language = input.required<Language>();
  /** Dated values in force; without them a limit is told by its name. */
  readonly figures = input<Figures>();
  readonly conditions = input<Readonly<Record<string, Condition>>>();

  protected readonly forbids = computed(() => this.rule().event.type === 'forbid');
  protected readonly pieces = computed(() => {
    const figures = this.figures();
    const conditions = this.conditions();
    const wording = { ...(figures ? { figures } : {}), ...(conditions ? { conditions } : {}) };
    return ruleSentence(this.rule(), this.language(), wording).segments;
  });
}
