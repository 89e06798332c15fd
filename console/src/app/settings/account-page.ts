import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import type { SessionView } from '../api/people-wire.js';
import { Reading } from '../api/reading.js';
import { Session } from '../api/session.js';
import { LanguageChoice } from '../i18n/language-choice.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ThemeChoice, THEMES } from '../shell/theme-choice.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { SettingsSource } from './settings-source.js';

/** One's own: how the console looks, the password, and where one is signed in. */
@Component({
  selector: 'rf-account-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, ErrorState, FailureNote, FormsModule, Icon, TranslocoDirective],
  templateUrl: './account-page.html',
  styleUrl: './settings-part.css',
})
export class AccountPage {
  private readonly source = inject(SettingsSource);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  protected readonly person = inject(Session).person;
  protected readonly languages = inject(LanguageChoice);
  protected readonly themes = inject(ThemeChoice);
  protected readonly text = inject(LocaleText);
  protected readonly themeChoices = THEMES;
  protected readonly sessions = new Reading<readonly SessionView[]>();
  protected readonly saving = new Doing();
  protected readonly saved = signal(false);
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly again = signal('');
  protected readonly differs = signal(false);
  protected readonly ending = signal<SessionView | null>(null);
  protected readonly endingIt = new Doing();

  constructor() {
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.sessions.ask(() => this.source.sessions());
  }

  protected async savePassword(event: Event): Promise<void> {
    event.preventDefault();
    this.saved.set(false);
    this.differs.set(this.next() !== this.again());
    if (this.differs()) return;
    const done = await this.saving.run(() =>
      this.source.changePassword(this.current(), this.next()),
    );
    if (!done) return;
    for (const field of [this.current, this.next, this.again]) field.set('');
    this.saved.set(true);
    // Changing the password ends every other session.
    await this.load();
  }

  protected async end(session: SessionView): Promise<void> {
    if (!(await this.endingIt.run(() => this.source.endSession(session.id)))) return;
    this.ending.set(null);
    void this.announcer.announce(this.transloco.translate('settings.sessionEnded'));
    await this.load();
  }
}
