import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';

/** One entry beside its list: takes the focus when it opens, and closes by key. */
@Component({
  selector: 'rf-side-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  host: { class: 'card', '(keydown.escape)': 'closed.emit()' },
  template: `
    <aside *transloco="let t" [attr.aria-label]="label()">
      <header>
        <h2 #heading tabindex="-1">{{ label() }}</h2>
        <button
          class="btn quiet icon"
          type="button"
          [attr.aria-label]="t('state.close')"
          (click)="closed.emit()"
        >
          <rf-icon name="close" />
        </button>
      </header>
      <ng-content />
    </aside>
  `,
  styles: `
    :host {
      display: block;
      max-height: calc(100dvh - var(--rf-top) - 32px);
      overflow: auto;
      position: sticky;
      top: calc(var(--rf-top) + 16px);
    }
    header {
      align-items: start;
      display: flex;
      gap: 10px;
      justify-content: space-between;
      padding: 12px 12px 4px 16px;
    }
    h2 {
      min-width: 0;
      outline: none;
      overflow-wrap: anywhere;
      padding-top: 5px;
    }
    @media (max-width: 1100px) {
      :host {
        border-radius: 0;
        bottom: 0;
        box-shadow: var(--mat-sys-level3);
        max-height: none;
        max-width: 560px;
        position: fixed;
        right: 0;
        top: var(--rf-top);
        width: 100%;
        z-index: 10;
      }
    }
  `,
})
export class SidePanel {
  readonly label = input.required<string>();
  readonly closed = output();

  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading()?.nativeElement.focus());
  }
}
