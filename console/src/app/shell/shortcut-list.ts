import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';

/** What the keys do. */
@Component({
  selector: 'rf-shortcut-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <dialog #dialog *transloco="let t" aria-labelledby="shortcuts-title" (close)="closed.emit()">
      <header>
        <h2 id="shortcuts-title">{{ t('frame.shortcuts') }}</h2>
        <button
          class="btn quiet icon"
          type="button"
          [attr.aria-label]="t('state.close')"
          (click)="dialog.close()"
        >
          <rf-icon name="close" />
        </button>
      </header>
      <dl>
        @for (line of lines; track line.key) {
          <dt>
            @for (key of line.keys; track key) {
              <kbd>{{ key }}</kbd>
            }
          </dt>
          <dd>{{ t('shortcut.' + line.key) }}</dd>
        }
      </dl>
    </dialog>
  `,
  styleUrl: './shortcut-list.css',
})
export class ShortcutList {
  readonly closed = output();
  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly lines = [
    { key: 'search', keys: ['/'] },
    { key: 'list', keys: ['?'] },
    { key: 'down', keys: ['j', '↓'] },
    { key: 'up', keys: ['k', '↑'] },
    { key: 'open', keys: ['Enter'] },
    { key: 'close', keys: ['Esc'] },
    { key: 'run', keys: ['Ctrl', 'Enter'] },
    { key: 'undo', keys: ['Ctrl', 'Z'] },
    { key: 'redo', keys: ['Ctrl', 'Shift', 'Z'] },
    { key: 'save', keys: ['Ctrl', 'S'] },
    { key: 'move', keys: ['Alt', '↑', '↓'] },
    { key: 'complete', keys: ['Ctrl', 'Space'] },
  ] as const;

  constructor() {
    afterNextRender(() => this.dialog()?.nativeElement.showModal());
  }
}
