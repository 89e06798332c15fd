import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { EndpointRef } from '../api/directory-wire.js';
import { Icon } from '../ui/icon/icon.js';
import { endpointIcon } from '../ui/flow-mark/endpoint-icon.js';
import { legWords } from '../ui/leg-diagram/leg-words.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { readerLanguage } from '../ui/reader-language.js';

/** An endpoint by picture, name and kind. */
@Component({
  selector: 'rf-place-name',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <rf-icon [name]="icon()" />
    <span class="words">
      <span class="name">{{ name() }}</span>
      @if (name() !== word()) {
        <span class="small faint">{{ word() }}</span>
      }
    </span>
  `,
  styles: `
    :host {
      align-items: start;
      display: inline-flex;
      gap: 8px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    rf-icon {
      margin-top: 2px;
    }
    .words {
      align-items: baseline;
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      min-width: 0;
    }
    .name {
      font-weight: 500;
      min-width: 0;
    }
  `,
})
export class PlaceName {
  readonly place = input.required<EndpointRef>();

  private readonly transloco = inject(TranslocoService);
  private readonly language = readerLanguage();
  protected readonly icon = computed(() => endpointIcon(this.place().kind));
  protected readonly word = computed(() =>
    legWords(this.transloco, this.language()).kind(this.place().kind),
  );
  protected readonly name = computed(() => {
    const { id, address } = this.place();
    return id ?? (address === undefined ? this.word() : phoneText(address));
  });
}
