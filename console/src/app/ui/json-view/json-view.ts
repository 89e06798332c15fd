import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { jsonLines } from './json-lines.js';

/** Read-only JSON with line numbers. */
@Component({
  selector: 'rf-json-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <!-- One line a row, so that the numbers stand before their lines; spaces inside would show. -->
    <pre
      class="json"
      tabindex="0"
      role="region"
      [attr.aria-label]="label()"
    >@for (line of lines(); track $index) {<span class="l">@for (piece of line; track $index) {<span [class]="piece.kind">{{ piece.text }}</span>}</span>}</pre>
  `,
  styles: `
    .json {
      max-height: var(--rf-json-height, none);
      overflow: auto;
    }
  `,
})
export class JsonView {
  readonly value = input.required<unknown>();
  readonly label = input.required<string>();

  protected readonly lines = computed(() => jsonLines(this.value()));
}
