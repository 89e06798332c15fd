import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import { Reading } from '../api/reading.js';
import { Session } from '../api/session.js';
import { LocaleText } from '../i18n/locale-text.js';
import { KillSwitchDialog } from '../shell/kill-switch-dialog.js';
import { Waiting } from '../shell/waiting.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { SettingsSource } from './settings-source.js';

/** How many people have to agree before rules go live, and how calls are stopped at once. */
@Component({
  selector: 'rf-approvals-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, ErrorState, FormsModule, Icon, KillSwitchDialog, TranslocoDirective],
  templateUrl: './approvals-page.html',
  styleUrl: './settings-part.css',
})
export class ApprovalsPage {
  private readonly source = inject(SettingsSource);
  private readonly waiting = inject(Waiting);
  private readonly session = inject(Session);
  protected readonly text = inject(LocaleText);
  protected readonly reading = new Reading<{ approvalsRequired: number }>();
  protected readonly choices = [1, 2, 3, 4, 5] as const;
  protected readonly chosen = linkedSignal(() => this.reading.value()?.approvalsRequired ?? 1);
  protected readonly admin = computed(
    () => this.session.person()?.roles.includes('admin') ?? false,
  );
  protected readonly mayPull = computed(() => {
    const roles = this.session.person()?.roles ?? [];
    return ['approver', 'operator', 'admin'].some((role) => roles.includes(role));
  });
  protected readonly lowers = computed(
    () => this.chosen() < (this.reading.value()?.approvalsRequired ?? 1),
  );
  protected readonly pulled = this.waiting.killSwitches;
  protected readonly pulledIsKnown = this.waiting.killSwitchesAreKnown;
  protected readonly asking = signal(false);
  protected readonly pulling = signal(false);
  protected readonly proposed = signal(false);
  protected readonly doing = new Doing();

  constructor() {
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.reading.ask(() => this.source.settings());
  }

  protected async save(reason: string): Promise<void> {
    const done = await this.doing.run(async () => {
      const { confirmation } = await this.source.changeSettings(this.chosen(), reason);
      this.proposed.set(confirmation !== undefined);
    });
    if (!done) return;
    this.asking.set(false);
    await Promise.all([this.load(), this.waiting.ask()]);
  }
}
