import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Language } from '@ringfence/rules';
import { wordDiff, type DiffPiece } from './word-diff.js';

/** The word a rule's sentence begins with, and its colour. */
const EFFECT = /^(Forbid|Permit|禁止|許可)/u;

/** One sentence before and after, by whole words: what is taken out struck through, what is put in marked. The words are data and are shown as text. */
@Component({
  selector: 'rf-sentence-diff',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="sent" [attr.lang]="language()">
    @if (effect(); as word) {
      <span class="kw" [class.f]="forbids(word)" [class.p]="!forbids(word)">{{ word }}</span>
    }
    @for (piece of pieces(); track $index) {
      @switch (piece.kind) {
        @case ('out') {
          <del>{{ piece.text }}</del>
        }
        @case ('in') {
          <ins>{{ piece.text }}</ins>
        }
        @default {
          <span>{{ piece.text }}</span>
        }
      }
    }
  </p>`,
  styles: `
    .sent {
      font: 400 15px/26px var(--rf-font);
      overflow-wrap: anywhere;
    }
    :host-context(:lang(ja)) .sent {
      line-height: 30px;
    }
    del + ins {
      margin-left: 4px;
    }
  `,
})
export class SentenceDiff {
  readonly before = input.required<string>();
  readonly after = input.required<string>();
  readonly language = input.required<Language>();

  private readonly all = computed(() => wordDiff(this.before(), this.after(), this.language()));
  /** The effect both sentences begin with; a changed effect is marked like any other word. */
  protected readonly effect = computed(() => {
    const [first] = this.all();
    return first?.kind === 'same' ? (EFFECT.exec(first.text)?.[0] ?? '') : '';
  });
  protected readonly pieces = computed((): DiffPiece[] => {
    const [first, ...rest] = this.all();
    if (first === undefined) return [];
    return [{ ...first, text: first.text.slice(this.effect().length) }, ...rest];
  });

  protected forbids(word: string): boolean {
    return word === 'Forbid' || word === '禁止';
  }
}
