import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { valueText } from '@ringfence/rules';
import { ParameterWords } from '../../ui/parameter-words/parameter-words.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { Icon } from '../../ui/icon/icon.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftFigures } from '../desk/draft-figures.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { addressOf, figurePlace } from '../text/place.js';
import { listIn, nameIn } from '../text/readable.js';
import { FigureUse } from './figure-use.js';
import { readableParameter } from './readable-parameters.js';

/** All figures of the draft with what is in force today; those that rules compare with come first. */
@Component({
  selector: 'rf-figure-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  templateUrl: './figure-list.html',
  styleUrl: './figure-list.css',
})
export class FigureList {
  private readonly desk = inject(DraftDesk);
  private readonly figures = inject(DraftFigures);
  private readonly use = inject(FigureUse);
  private readonly link = inject(ScribeLink);
  private readonly words = inject(ParameterWords);
  protected readonly language = readerLanguage();
  protected readonly filter = signal('');

  private readonly rows = computed(() => {
    const policy = this.desk.policy();
    const language = this.language();
    const now = this.figures.now();
    const was = this.figures.was();
    const wanted = this.filter().trim().toLowerCase();
    return listIn(policy.parameters).flatMap((value, index) => {
      const key = nameIn(value, 'key') ?? `#${index}`;
      const name = this.words.name(key);
      if (!`${key} ${name}`.toLowerCase().includes(wanted)) return [];
      const parameter = readableParameter(value);
      const place = figurePlace(index);
      const [today, before] = [now, was].map((all) =>
        valueText(all.get(`parameter:${key}`), language),
      );
      return [
        {
          key,
          name,
          address: addressOf(policy, place),
          unit: this.words.unit(parameter?.unit ?? ''),
          readable: parameter !== null,
          today,
          before: this.figures.before().length > 0 && before !== today ? before : null,
          changed: this.link.changed().has(place.pointer),
          readers: this.use.readersOf(key).length,
        },
      ];
    });
  });
  protected readonly groups = computed(() =>
    [
      { name: 'read' as const, rows: this.rows().filter(({ readers }) => readers > 0) },
      { name: 'others' as const, rows: this.rows().filter(({ readers }) => readers === 0) },
    ].filter(({ rows }) => rows.length > 0),
  );
}
