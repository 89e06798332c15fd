import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { valueText, type Rule } from '@ringfence/rules';
import { LocaleText } from '../../i18n/locale-text.js';
import { ParameterWords } from '../../ui/parameter-words/parameter-words.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftFigures } from '../desk/draft-figures.js';
import { FigureUse } from '../figures/figure-use.js';

/** The dated figures a rule reads, each leading to where it is changed. */
@Component({
  selector: 'rf-rule-figures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (figures().length > 0) {
        <section class="card" aria-labelledby="h-figures">
          <header>
            <h3 id="h-figures">{{ t('drafts.figuresRead') }}</h3>
          </header>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{{ t('drafts.figure') }}</th>
                  <th scope="col" class="n">{{ t('drafts.inForceToday') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (each of figures(); track each.key) {
                  <tr>
                    <td>
                      <a
                        routerLink="."
                        queryParamsHandling="merge"
                        [queryParams]="{ at: 'figures/' + each.key }"
                        >{{ each.name }}</a
                      >
                      <span class="fact">{{ each.key }}</span>
                    </td>
                    <td class="n">
                      <b>{{ each.value }}</b>
                      <span class="faint small unit">{{ each.unit }}</span>
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        </section>
      }
    </ng-container>
  `,
  styles: `
    td {
      padding-block: 6px;
      height: auto;
    }
    .unit {
      margin-left: 6px;
    }
    .fact {
      display: block;
      font-size: 11px;
    }
  `,
})
export class RuleFigures {
  readonly rule = input.required<Rule>();

  private readonly figuresNow = inject(DraftFigures);
  private readonly use = inject(FigureUse);
  private readonly words = inject(ParameterWords);
  protected readonly text = inject(LocaleText);
  private readonly language = readerLanguage();

  protected readonly figures = computed(() => {
    const read = this.use.keysReadBy(this.rule());
    const language = this.language();
    return this.figuresNow
      .parameters()
      .filter(({ key }) => read.has(key))
      .map(({ key, unit }) => ({
        key,
        name: this.words.name(key),
        unit: this.words.unit(unit ?? ''),
        value: valueText(this.figuresNow.now().get(`parameter:${key}`), language),
      }));
  });
}
