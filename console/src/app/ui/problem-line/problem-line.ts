import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ProblemPlace } from '../../api/problem.js';
import { readerLanguage } from '../reader-language.js';

/** One thing that is wrong, in the reader's language where it has words for it; what the server said stands behind it. */
@Component({
  selector: 'rf-problem-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem().at !== '') {
      <span class="mono">{{ problem().at }}</span>
    }
    @if (words(); as words) {
      {{ words }}
    }
    @if (told()) {
      <span lang="en" [class.faint]="words() !== null">{{ problem().message }}</span>
    }
  `,
  styles: `
    .mono {
      margin-right: 6px;
    }
  `,
})
export class ProblemLine {
  readonly problem = input.required<ProblemPlace>();

  private readonly transloco = inject(TranslocoService);
  private readonly language = readerLanguage();
  /** The server speaks English, so an English reader needs no second wording. */
  protected readonly words = computed(() => {
    if (this.language() === 'en') return null;
    const key = `problem.${this.problem().code}`;
    const words = this.transloco.translate<string>(key, {}, this.language());
    return words === key ? null : words;
  });
  /**
   * What is wrong with the whole is said by its name; what is wrong in one place, only by what was found there. Which property does
   * not hold, and by which call, nobody but the server said.
   */
  protected readonly told = computed(() => {
    const { at, code } = this.problem();
    return this.words() === null || at !== '' || code.startsWith('property-');
  });
}
