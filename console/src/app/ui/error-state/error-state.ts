import { Clipboard } from '@angular/cdk/clipboard';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Failure } from '../../api/problem.js';
import { refusalWords } from '../failure-note/refusal-words.js';
import { Icon } from '../icon/icon.js';
import { readerLanguage } from '../reader-language.js';

/** What failed, why, the request to name when asking for help, and another try. */
@Component({
  selector: 'rf-error-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <div class="err" role="alert" *transloco="let t">
      <rf-icon name="warn" />
      <b>{{ t('state.failed') }}</b>
      <p>{{ reason() }}</p>
      @if (failure().requestId; as id) {
        <p class="small faint">
          <span class="mono">{{ t('state.requestId', { id }) }}</span>
          <button
            class="btn quiet icon"
            type="button"
            [attr.aria-label]="t('state.copyRequest')"
            (click)="copy(id)"
          >
            <rf-icon name="copy" size="s" />
          </button>
        </p>
      }
      <button class="btn" type="button" (click)="again.emit()">{{ t('state.again') }}</button>
    </div>
  `,
})
export class ErrorState {
  readonly failure = input.required<Failure>();
  readonly again = output();

  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly language = readerLanguage();
  /** Known refusals in the reader's language; whatever else the server said, as it said it. */
  protected readonly reason = computed(() => {
    const failure = this.failure();
    const say = (key: string): string => this.transloco.translate(key, {}, this.language());
    if (failure.status === 0) return say('state.unreachable');
    const words = refusalWords(this.transloco, failure, this.language());
    return words ?? (failure.status === 403 ? say('state.forbidden') : failure.detail);
  });

  protected copy(id: string): void {
    this.clipboard.copy(id);
    void this.announcer.announce(this.transloco.translate('state.copied'));
  }
}
