import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import type { Confirmation } from '../api/people-wire.js';
import { Reading } from '../api/reading.js';
import { LocaleText } from '../i18n/locale-text.js';
import { groupsOf } from '../shell/confirmation-groups.js';
import { Waiting } from '../shell/waiting.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { readerLanguage } from '../ui/reader-language.js';
import { SettingsSource } from './settings-source.js';
import type { Verdict } from './verdict.js';
import { WaitingChange } from './waiting-change.js';

/** Changes that take effect when a second person confirms them. */
@Component({
  selector: 'rf-confirmations-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, ErrorState, Icon, TranslocoDirective, WaitingChange],
  templateUrl: './confirmations-page.html',
  styleUrls: ['./settings-part.css', './confirmations-page.css'],
})
export class ConfirmationsPage {
  private readonly source = inject(SettingsSource);
  private readonly waiting = inject(Waiting);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly text = inject(LocaleText);
  protected readonly language = readerLanguage();
  protected readonly items = new Reading<readonly Confirmation[]>();
  protected readonly groups = computed(() => groupsOf(this.items.value() ?? []));
  protected readonly settling = signal<{
    readonly what: readonly Confirmation[];
    readonly verdict: Verdict;
  } | null>(null);
  protected readonly doing = new Doing();

  constructor() {
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.items.ask(() => this.source.confirmations());
  }

  protected ask(what: readonly Confirmation[], verdict: Verdict): void {
    this.doing.forget();
    this.settling.set({ what, verdict });
  }

  protected async settle(reason: string): Promise<void> {
    const asked = this.settling();
    if (asked === null) return;
    const { what, verdict } = asked;
    const way = verdict === 'refuse' ? 'refuse' : 'confirm';
    if (!(await this.doing.run(() => this.source.settle(what, way, reason)))) return;
    this.settling.set(null);
    void this.announcer.announce(this.transloco.translate(`settings.settled.${verdict}`));
    await Promise.all([this.load(), this.waiting.ask()]);
  }
}
