import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Failure } from '../../api/problem.js';
import { FailureNote } from '../failure-note/failure-note.js';
import { Icon } from '../icon/icon.js';

/** Longest reason the ledger keeps. */
const REASON_LENGTH = 500;
/** What is filled in first. */
const FIRST_FIELD =
  'textarea:enabled, select:enabled, input:enabled:not([type=file], [type=checkbox], [type=radio])';

/** One deliberate act: what it is, what it will do, why it is done, and the button that does it. */
@Component({
  selector: 'rf-act-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, FormsModule, Icon, TranslocoDirective],
  template: `
    <dialog #dialog *transloco="let t" aria-labelledby="act-title" (close)="closed.emit()">
      <form (submit)="act($event)">
        <header>
          <h2 id="act-title">{{ title() }}</h2>
          <button
            class="btn quiet icon"
            type="button"
            [attr.aria-label]="t('state.close')"
            (click)="dialog.close()"
          >
            <rf-icon name="close" />
          </button>
        </header>
        <p class="soft">{{ effect() }}</p>
        <ng-content />
        @if (reason() !== 'none') {
          <label class="field">
            <span>{{ t(reason() === 'required' ? 'act.reason' : 'act.reasonOptional') }}</span>
            <textarea
              class="in"
              name="reason"
              rows="3"
              [maxlength]="longest"
              [required]="reason() === 'required'"
              [(ngModel)]="why"
            ></textarea>
            <span class="small faint">{{ t('act.kept') }}</span>
          </label>
        }
        @if (failure(); as failure) {
          <rf-failure-note [failure]="failure" />
        }
        <div class="acts">
          <button class="btn" type="button" (click)="dialog.close()">{{ t('act.cancel') }}</button>
          <button
            class="btn"
            type="submit"
            [class.primary]="!danger()"
            [class.danger]="danger()"
            [attr.aria-disabled]="ready() ? null : true"
          >
            {{ busy() ? t('act.doing') : verb() }}
          </button>
        </div>
      </form>
    </dialog>
  `,
  styleUrl: './act-dialog.css',
})
export class ActDialog {
  readonly title = input.required<string>();
  /** What will happen, as a sentence. */
  readonly effect = input.required<string>();
  readonly verb = input.required<string>();
  /** Whether it takes something away. */
  readonly danger = input(false);
  readonly reason = input<'required' | 'optional' | 'none'>('required');
  /** Whether whatever else is asked for is filled in. */
  readonly filled = input(true);
  readonly busy = input(false);
  readonly failure = input<Failure | null>(null);

  /** The reason, trimmed. */
  readonly confirmed = output<string>();
  readonly closed = output();

  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly why = signal('');
  protected readonly longest = REASON_LENGTH;

  constructor() {
    afterNextRender(() => {
      const dialog = this.dialog()?.nativeElement;
      dialog?.showModal();
      // The first that could have the focus is the button that closes: a space in a reason typed at once would press it.
      dialog?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    });
  }

  protected ready(): boolean {
    const said = this.reason() !== 'required' || this.why().trim() !== '';
    return said && this.filled() && !this.busy();
  }

  protected act(event: Event): void {
    event.preventDefault();
    if (this.ready()) this.confirmed.emit(this.why().trim());
  }
}
