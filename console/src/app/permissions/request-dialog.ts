import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { NewPermissionRequest } from '../api/permission-wire.js';
import type { Failure } from '../api/problem.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import type { AskedPair } from './asked-pair.js';

const TEXT_LENGTH = 1024;
/** As platforms name templates and their languages. */
const TEMPLATE_NAME = /^[a-z0-9_]{1,512}$/u;
const TEMPLATE_LANGUAGE = /^[a-z]{2,3}(_[A-Z]{2,4})?$/u;

/** Names what will be sent to whom and from which number, before it is sent. */
@Component({
  selector: 'rf-request-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, FormsModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <rf-act-dialog
        reason="none"
        [title]="t('permissions.request.dialog', names())"
        [effect]="t('permissions.request.effect', names())"
        [verb]="t('permissions.request.send')"
        [filled]="message() !== null"
        [busy]="busy()"
        [failure]="failure()"
        (confirmed)="send()"
        (closed)="closed.emit()"
      >
        <p>{{ left() }}</p>
        <label class="field">
          <span>{{ t('permissions.request.how') }}</span>
          <select class="in" name="how" [(ngModel)]="how">
            <option value="question">{{ t('permissions.request.question') }}</option>
            <option value="template">{{ t('permissions.request.template') }}</option>
          </select>
        </label>
        @if (how() === 'template') {
          <label class="field">
            <span>{{ t('permissions.request.name') }}</span>
            <input
              class="in mono"
              name="template"
              required
              autocomplete="off"
              placeholder="call_permission_request"
              [(ngModel)]="name"
            />
          </label>
          <label class="field">
            <span>{{ t('permissions.request.language') }}</span>
            <input
              class="in mono"
              name="language"
              required
              autocomplete="off"
              placeholder="en_GB"
              [(ngModel)]="language"
            />
          </label>
        } @else if (takesText()) {
          <label class="field">
            <span>{{ t('permissions.request.text') }}</span>
            <textarea
              class="in"
              name="text"
              rows="3"
              [maxlength]="longest"
              [(ngModel)]="text"
            ></textarea>
            <span class="small faint">{{ t('permissions.request.textHint') }}</span>
          </label>
        } @else {
          <p class="small faint">{{ t('permissions.request.questionHint') }}</p>
        }
      </rf-act-dialog>
    </ng-container>
  `,
  styles: `
    textarea.in {
      display: block;
      font: inherit;
      padding-block: 7px;
      resize: vertical;
    }
  `,
})
export class RequestDialog {
  readonly names = input.required<AskedPair['names']>();
  readonly takesText = input.required<boolean>();
  /** How many requests are left, as a sentence. */
  readonly left = input.required<string>();
  readonly busy = input(false);
  readonly failure = input<Failure | null>(null);
  readonly confirmed = output<Pick<NewPermissionRequest, 'text' | 'template'>>();
  readonly closed = output();

  protected readonly how = signal<'question' | 'template'>('question');
  protected readonly text = signal('');
  protected readonly name = signal('');
  protected readonly longest = TEXT_LENGTH;
  private readonly transloco = inject(TranslocoService);
  protected readonly language = signal(this.transloco.getActiveLang());
  /** What will be sent; null: something is missing. */
  protected readonly message = computed(() => {
    if (this.how() === 'question') {
      const text = this.text().trim();
      return text === '' || !this.takesText() ? {} : { text };
    }
    const [name, language] = [this.name().trim(), this.language().trim()];
    const isNamed = TEMPLATE_NAME.test(name) && TEMPLATE_LANGUAGE.test(language);
    return isNamed ? { template: { name, language } } : null;
  });

  protected send(): void {
    const message = this.message();
    if (message !== null) this.confirmed.emit(message);
  }
}
