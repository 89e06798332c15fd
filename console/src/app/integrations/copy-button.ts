import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';

/** Copies a text, and says so. */
@Component({
  selector: 'rf-copy-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <button *transloco="let t" type="button" class="btn" (click)="copy()">
      <rf-icon name="copy" size="s" />{{ t('integrations.copy') }}
      <span class="vh">{{ what() }}</span>
    </button>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  /** Names what is copied, for those who do not see what stands beside it. */
  readonly what = input.required<string>();

  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);

  protected copy(): void {
    if (!this.clipboard.copy(this.text())) return;
    void this.announcer.announce(this.transloco.translate('state.copied'));
  }
}
