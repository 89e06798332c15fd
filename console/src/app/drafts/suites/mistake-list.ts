import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Mutant } from '@ringfence/rules';
import { LocaleText } from '../../i18n/locale-text.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftPlace } from '../desk/draft-place.js';

/** So many are shown before one asks for the rest. */
const SHOWN = 50;

/** Mistakes of one sort, folded away under how many they are; each leads to its place in the rule. */
@Component({
  selector: 'rf-mistake-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <details class="card" *transloco="let t">
      <summary>
        <h3>{{ title() }}</h3>
        <span class="num faint">{{ text.number(mutants().length) }}</span>
      </summary>
      <p class="small soft">{{ why() }}</p>
      <ul>
        @for (mutant of shown(); track mutant) {
          <li>
            <button type="button" class="link" (click)="places.seek(mutant.at)">
              {{ t(key(), { text: mutant.text[language()] }) }}
            </button>
          </li>
        }
      </ul>
      @if (mutants().length > shown().length) {
        <button type="button" class="btn" (click)="most.set(most() + step)">
          {{ t('mistakes.more', { count: text.number(mutants().length - shown().length) }) }}
        </button>
      }
    </details>
  `,
  styles: `
    summary {
      align-items: baseline;
      cursor: pointer;
      display: flex;
      gap: 10px;
      padding: 12px 16px;
    }
    summary::before {
      color: var(--rf-faint);
      content: '▸';
    }
    details[open] summary::before {
      content: '▾';
    }
    h3 {
      font: var(--mat-sys-title-small);
    }
    p,
    ul,
    .btn {
      margin: 0 16px 12px;
    }
    p {
      max-width: 76ch;
    }
    ul {
      display: grid;
      gap: 4px;
    }
  `,
})
export class MistakeList {
  readonly title = input.required<string>();
  readonly why = input.required<string>();
  readonly mutants = input.required<readonly Mutant[]>();
  /** Text that says what of a mistake, whose words are filled in as `text`. */
  readonly key = input.required<string>();

  protected readonly places = inject(DraftPlace);
  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
  protected readonly step = SHOWN;
  protected readonly most = signal(SHOWN);
  protected readonly shown = computed(() => this.mutants().slice(0, this.most()));
}
