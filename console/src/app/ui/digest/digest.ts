import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../icon/icon.js';
import { shortDigest } from './short-digest.js';

/** A digest, shortened for the eye and copied whole. */
@Component({
  selector: 'rf-digest',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <span class="mono" [title]="value()">{{ short() }}</span>
      @if (copiable()) {
        <button
          type="button"
          class="btn quiet icon"
          [attr.aria-label]="t('state.copyDigest')"
          (click)="copy()"
        >
          <rf-icon name="copy" size="s" />
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      align-items: center;
      display: inline-flex;
      gap: 2px;
      white-space: nowrap;
    }
    .btn {
      --rf-control: 24px;
    }
  `,
})
export class Digest {
  /** `sha256:` and 64 hex digits. */
  readonly value = input.required<string>();
  readonly copiable = input(true);

  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly short = computed(() => shortDigest(this.value()));

  protected copy(): void {
    if (!this.clipboard.copy(this.value())) return;
    void this.announcer.announce(this.transloco.translate('state.copied'));
  }
}
