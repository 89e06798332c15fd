import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ICON_SHAPES } from './icon-shapes.js';

/** A picture beside a word. Decorative: whatever it says is also said in text. */
@Component({
  selector: 'rf-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'i', '[class.s]': "size() === 's'", '[class.l]': "size() === 'l'" },
  template: `
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      @for (shape of shapes(); track shape.d) {
        <path
          [attr.d]="shape.d"
          [class.solid]="shape.solid"
          [class.knock]="shape.knock"
          [attr.stroke-width]="shape.width ?? null"
          [attr.stroke-dasharray]="shape.dash ?? null"
        />
      }
    </svg>
  `,
})
export class Icon {
  readonly name = input.required<string>();
  /** 14 px in marks, 16 in text, 20 alone. */
  readonly size = input<'s' | 'm' | 'l'>('m');

  protected readonly shapes = computed(() => ICON_SHAPES[this.name()] ?? ICON_SHAPES['help']);
}
