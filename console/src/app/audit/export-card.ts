import { Clipboard } from '@angular/cdk/clipboard';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import { instantsOf } from './audit-query.js';

/** Takes a range of the ledger away as plain files, and says how to check them without the server. */
@Component({
  selector: 'rf-export-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, Icon, TranslocoDirective],
  templateUrl: './export-card.html',
  styles: `
    .pad {
      display: grid;
      gap: 12px;
    }
    .days {
      display: grid;
      gap: 8px;
      grid-template-columns: 1fr 1fr;
    }
    .btn.whole {
      width: 100%;
    }
    .cmd {
      align-items: start;
      background: var(--mat-sys-surface-container);
      border-radius: 6px;
      display: flex;
      font: var(--rf-code);
      font-variant-ligatures: none;
      gap: 8px;
      justify-content: space-between;
      overflow-wrap: anywhere;
      padding: 8px 10px;
    }
    .word {
      display: inline-block;
    }
    .cmd .btn {
      --rf-control: 24px;
    }
  `,
})
export class ExportCard {
  /** Days the entries are narrowed to, `YYYY-MM-DD`; empty: all. */
  readonly from = input.required<string>();
  readonly to = input.required<string>();

  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly begin = linkedSignal(() => this.from());
  protected readonly end = linkedSignal(() => this.to());
  protected readonly place = computed(() => {
    const { from, to } = instantsOf({ from: this.begin(), to: this.end() });
    const params = new URLSearchParams({
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
    });
    return `/v1/audit/export?${params.toString()}`;
  });
  protected readonly command = 'npx ringfence-verify evidence --key public-key.pem';
  protected readonly words = this.command.split(' ');

  protected copy(): void {
    if (!this.clipboard.copy(this.command)) return;
    void this.announcer.announce(this.transloco.translate('state.copied'));
  }
}
