import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type {
  NewPermissionRequest,
  PermissionRequest,
  RequestPossibility,
} from '../api/permission-wire.js';
import { Doing } from '../api/doing.js';
import { Reading } from '../api/reading.js';
import { ServerClock } from '../api/server-clock.js';
import { Session } from '../api/session.js';
import { LocaleText } from '../i18n/locale-text.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';
import type { AskedPair } from './asked-pair.js';
import { PermissionSource } from './permission-source.js';
import { RequestDialog } from './request-dialog.js';

const ASKING = ['operator', 'admin'];

/** Whether the user can be asked for the permission now, what stands in the way, and the way to ask. */
@Component({
  selector: 'rf-request-card',
  host: { class: 'card' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, RequestDialog, TranslocoDirective],
  templateUrl: './request-card.html',
  styleUrl: './request-card.css',
})
export class RequestCard {
  readonly pair = input.required<AskedPair>();
  /** The user was asked, or may have been. */
  readonly sent = output();

  private readonly source = inject(PermissionSource);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly clock = inject(ServerClock);
  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
  protected readonly reading = new Reading<RequestPossibility>();
  protected readonly doing = new Doing();
  protected readonly mayAsk = computed(
    () => this.session.person()?.roles.some((role) => ASKING.includes(role)) === true,
  );
  /** Names the try while the dialog is open; null: it is not. */
  protected readonly attempt = signal<string | null>(null);
  /** What came of the last one. */
  protected readonly made = signal<PermissionRequest | null>(null);
  protected readonly outcome = computed(() => {
    const status = this.made()?.status;
    return status === undefined
      ? null
      : status === 'sent' || status === 'refused'
        ? status
        : 'unknown';
  });

  constructor() {
    effect(() => {
      const { businessNumber, user } = this.pair();
      untracked(() => void this.reading.ask(() => this.source.possible(businessNumber, user)));
    });
  }

  /** How many requests are left, as a sentence. */
  protected leftOf({ remaining: { day, week } }: RequestPossibility): string {
    const language = this.language();
    const told = (count: number | null): string =>
      count === null
        ? this.transloco.translate('permissions.request.notKnown', {}, language)
        : this.text.number(count);
    const params = { day: told(day), week: told(week) };
    return this.transloco.translate('permissions.request.left', params, language);
  }

  protected open(): void {
    this.doing.forget();
    this.made.set(null);
    this.attempt.set(`${this.pair().key}.${Math.round(this.clock.now())}`);
  }

  protected async send(message: Pick<NewPermissionRequest, 'text' | 'template'>): Promise<void> {
    const repeat = this.attempt();
    if (repeat === null) return;
    const { businessNumber, user } = this.pair();
    const request = { businessNumber, user, ...message };
    const isDone = await this.doing.run(async () => {
      this.made.set(await this.source.request(request, repeat));
    });
    if (!isDone) return;
    this.attempt.set(null);
    this.sent.emit();
    const key = `permissions.request.done.${this.outcome() ?? 'unknown'}`;
    const params = { code: this.made()?.code ?? '' };
    void this.announcer.announce(this.transloco.translate(key, params, this.language()));
  }
}
