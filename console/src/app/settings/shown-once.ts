import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';

/** Something secret that is shown here and never again. */
@Component({
  selector: 'rf-shown-once',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <section class="card pad once" *transloco="let t" [attr.aria-label]="title()">
      <h2>{{ title() }}</h2>
      <p class="small soft">{{ why() }}</p>
      <p class="secret">
        <span class="value">{{ secret() }}</span>
        <button type="button" class="btn" (click)="copy()">
          <rf-icon name="copy" size="s" />{{ t('settings.copy') }}
        </button>
      </p>
      <button type="button" class="btn quiet" (click)="done.emit()">
        {{ t('settings.kept') }}
      </button>
    </section>
  `,
  styleUrl: './settings-part.css',
  styles: `
    .once {
      border-color: var(--mat-sys-primary);
      justify-items: start;
      padding: 14px 16px;
    }
    .secret {
      width: 100%;
    }
    .quiet {
      margin-left: -8px;
    }
  `,
})
export class ShownOnce {
  readonly title = input.required<string>();
  readonly why = input.required<string>();
  readonly secret = input.required<string>();

  readonly done = output();

  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);

  protected copy(): void {
    if (!this.clipboard.copy(this.secret())) return;
    void this.announcer.announce(this.transloco.translate('state.copied'));
  }
}
