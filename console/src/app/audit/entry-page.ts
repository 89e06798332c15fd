import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AuditReceipt } from '../api/audit-wire.js';
import { Doing } from '../api/doing.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { PageTitle } from '../shell/page-title.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { JsonView } from '../ui/json-view/json-view.js';
import { AuditSource } from './audit-source.js';
import { EntryWords, placeOfEntry } from './entry-words.js';
import { CheckpointMemory } from './kept-checkpoint.js';
import { checkReceipt, isReceiptSound, type ReceiptFinding } from './proof/check-receipt.js';

/** How long until the next checkpoint, at most. */
const AGAIN_MS = 1_000;

/** One entry of the ledger, with its receipt checked in this browser. */
@Component({
  selector: 'rf-entry-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, FailureNote, Icon, JsonView, RouterLink, TranslocoDirective],
  templateUrl: './entry-page.html',
  styleUrl: './entry-page.css',
  host: { class: 'page' },
})
export class EntryPage {
  readonly index = input.required<string>();

  private readonly source = inject(AuditSource);
  private again: ReturnType<typeof setTimeout> | undefined;
  private readonly memory = inject(CheckpointMemory);
  protected readonly text = inject(LocaleText);
  protected readonly words = inject(EntryWords);
  protected readonly reading = new Reading<AuditReceipt>();
  protected readonly entry = this.reading.value;
  protected readonly missing = computed(() => this.reading.failure()?.status === 404);
  protected readonly checking = new Doing();
  protected readonly finding = signal<ReceiptFinding | null>(null);
  protected readonly sound = computed(() => {
    const finding = this.finding();
    return finding !== null && isReceiptSound(finding);
  });
  /** Without a secure origin a browser offers no cryptography. */
  protected readonly able = globalThis.isSecureContext;
  protected readonly place = computed(() => {
    const entry = this.entry();
    return entry === null ? null : placeOfEntry(entry);
  });
  protected readonly reason = computed(() => {
    const reason = this.entry()?.leaf['reason'];
    return typeof reason === 'string' ? reason : null;
  });

  constructor() {
    effect(() => {
      this.index();
      untracked(() => void this.load());
    });
    const titles = inject(PageTitle);
    effect(() => {
      const entry = this.entry();
      titles.tell(entry === null ? '' : this.text.number(entry.index));
    });
    inject(DestroyRef).onDestroy(() => {
      titles.tell('');
      clearTimeout(this.again);
    });
  }

  protected async load(): Promise<void> {
    clearTimeout(this.again);
    const index = this.index();
    if (String(this.entry()?.index) !== index) this.reading.forget();
    this.finding.set(null);
    if (!(await this.reading.ask(() => this.source.receipt(index)))) return;
    // An entry of this very moment is covered by the next checkpoint.
    if (this.entry()?.proof === null) this.again = setTimeout(() => void this.load(), AGAIN_MS);
    else await this.check();
  }

  protected async check(): Promise<void> {
    const entry = this.entry();
    const proof = entry?.proof ?? null;
    if (entry === null || proof === null || !this.able) return;
    await this.checking.run(async () => {
      // The key that was believed before is believed still; a server that changed it is found out.
      const known = this.memory.recall()?.publicKey;
      const publicKey = known ?? (await this.source.checkpoint()).publicKey;
      this.finding.set(await checkReceipt(entry, proof, publicKey));
    });
  }
}
