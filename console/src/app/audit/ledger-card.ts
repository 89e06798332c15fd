import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LedgerCheckpoint } from '../api/audit-wire.js';
import { Doing } from '../api/doing.js';
import { Reading } from '../api/reading.js';
import { ServerClock } from '../api/server-clock.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { AuditSource } from './audit-source.js';
import { CheckpointMemory, type KeptCheckpoint } from './kept-checkpoint.js';
import { checkLedger, isSound, type LedgerFinding } from './proof/check-ledger.js';

/** How long until the server is asked anew how far its own check has come. */
const AGAIN_MS = 2_000;

/** The state of the ledger: what the server found, and what this browser found out by itself. */
@Component({
  selector: 'rf-ledger-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, FailureNote, Icon, TranslocoDirective],
  templateUrl: './ledger-card.html',
  styleUrl: './ledger-card.css',
})
export class LedgerCard {
  private readonly source = inject(AuditSource);
  private readonly memory = inject(CheckpointMemory);
  private readonly clock = inject(ServerClock);
  private again: ReturnType<typeof setTimeout> | undefined;
  private left = false;
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<LedgerCheckpoint>();
  protected readonly checkpoint = this.reading.value;
  protected readonly checking = new Doing();
  protected readonly finding = signal<LedgerFinding | null>(null);
  /** The ledger as it was seen before this check. */
  protected readonly seen = signal<KeptCheckpoint | null>(null);
  /** Without a secure origin a browser offers no cryptography. */
  protected readonly able = globalThis.isSecureContext;
  protected readonly sound = computed(() => {
    const finding = this.finding();
    return finding !== null && isSound(finding);
  });
  /** The one line the page is about; the worse of both findings. */
  protected readonly verdict = computed(() => {
    const state = this.checkpoint()?.verification.state;
    if (state === 'tampered') return 'tampered';
    if (this.finding() !== null && !this.sound()) return 'unsound';
    if (state === 'verifying') return 'verifying';
    return this.finding() === null ? 'intact' : 'checked';
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.left = true;
      clearTimeout(this.again);
    });
    void this.check();
  }

  /** Reads the newest checkpoint and checks it here; a sound one is remembered. */
  async check(): Promise<void> {
    clearTimeout(this.again);
    if (!(await this.reading.ask(() => this.source.checkpoint()))) return;
    if (this.checkpoint()?.verification.state === 'verifying' && !this.left) {
      this.again = setTimeout(() => void this.check(), AGAIN_MS);
    }
    const checkpoint = this.checkpoint();
    if (checkpoint === null || !this.able) return;
    await this.checking.run(async () => {
      const seen = this.memory.recall();
      const finding = await checkLedger(checkpoint, seen, (from, to) =>
        this.source.consistency(from, to),
      );
      this.seen.set(seen);
      this.finding.set(finding);
      if (!isSound(finding)) return;
      const seenAt = new Date(this.clock.now()).toISOString();
      this.memory.keep({ note: checkpoint.note, publicKey: checkpoint.publicKey, seenAt });
    });
  }
}
