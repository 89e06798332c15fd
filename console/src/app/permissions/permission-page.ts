import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ShownPermission } from '../api/permission-wire.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { CallNowCard } from './call-now-card.js';
import { grantSentence } from './grant-sentence.js';
import { LimitsCard } from './limits-card.js';
import { pairOf } from './asked-pair.js';
import { PermissionSource } from './permission-source.js';
import { PlatformCard } from './platform-card.js';
import { RequestCard } from './request-card.js';
import { StateMark } from './state-mark.js';
import { TimelineCard } from './timeline-card.js';
import { userName } from './user-name.js';

/** One user's permission for one business number, and everything it rests on. */
@Component({
  selector: 'rf-permission-page',
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CallNowCard,
    ErrorState,
    Icon,
    LimitsCard,
    PlatformCard,
    RequestCard,
    RouterLink,
    StateMark,
    TimelineCard,
    TranslocoDirective,
  ],
  templateUrl: './permission-page.html',
  styleUrl: './permission-page.css',
})
export class PermissionPage {
  /** Of the address: reference of the business number. */
  readonly number = input.required<string>();
  /** Of the address: reference of the user. */
  readonly user = input.required<string>();

  private readonly source = inject(PermissionSource);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<ShownPermission>();
  protected readonly permission = this.reading.value;
  protected readonly pair = computed(() => {
    const permission = this.permission();
    return permission === null ? null : pairOf(permission);
  });
  protected readonly missing = computed(() => this.reading.failure()?.status === 404);
  protected readonly sentence = computed(() => {
    const permission = this.permission();
    return permission === null ? null : grantSentence(permission);
  });

  constructor() {
    effect(() => {
      const [number, user] = [this.number(), this.user()];
      untracked(() => void this.load(number, user));
    });
  }

  protected again(): void {
    void this.load(this.number(), this.user());
  }

  protected readonly nameOf = userName;
  protected readonly phone = phoneText;

  /** When something was, as people read it; empty: not told. */
  protected time(instant: string | undefined): string {
    return instant === undefined ? '' : this.text.dateTime(instant);
  }

  private async load(number: string, user: string): Promise<void> {
    if (!(await this.reading.ask(() => this.source.one(number, user)))) return;
    const state = this.transloco.translate<string>(
      `permissions.state.${this.permission()?.state ?? 'unknown'}`,
    );
    void this.announcer.announce(this.transloco.translate('permissions.opened', { state }));
  }
}
