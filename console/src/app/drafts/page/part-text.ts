import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../ui/icon/icon.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { valueAt } from '../text/json-pointer.js';
import type { Place } from '../text/place.js';
import { schemaOf } from './draft-schemas.js';
import { JsonPane } from './json-pane.js';

/** A whole part of the draft as text: while it is no JSON, nothing in it can be shown apart. */
@Component({
  selector: 'rf-part-text',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, JsonPane, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('drafts.part.' + part()) }}</h2>
      @if (isText()) {
        <p class="note unknown">
          <rf-icon name="warn" /><span>{{ t('drafts.partNotReadable') }}</span>
        </p>
      }
      <rf-json-pane
        [pointer]="place().pointer"
        [label]="t('drafts.part.' + part())"
        [schema]="schema()"
        [readonly]="!desk.editable()"
      />
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
    }
  `,
})
export class PartText {
  readonly place = input.required<Place>();

  protected readonly desk = inject(DraftDesk);
  protected readonly part = computed(() => {
    const place = this.place();
    return place.kind === 'part' ? place.part : 'properties';
  });
  protected readonly isText = computed(
    () => typeof valueAt(this.desk.policy(), this.place().pointer) === 'string',
  );
  protected readonly schema = computed(() => schemaOf(this.place()));
}
