import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import { Logo } from '../shell/logo.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { SettingsSource } from './settings-source.js';

/** Where an invited person chooses a password. The token stands behind the number sign, so that no log ever holds it. */
@Component({
  selector: 'rf-invitation-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, FormsModule, LanguageSwitch, Logo, TranslocoDirective],
  templateUrl: './invitation-page.html',
  styleUrl: '../shell/sign-in-page.css',
})
export class InvitationPage {
  private readonly source = inject(SettingsSource);
  private readonly router = inject(Router);
  protected readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';
  protected readonly password = signal('');
  protected readonly again = signal('');
  protected readonly differs = signal(false);
  protected readonly doing = new Doing();

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    this.differs.set(this.password() !== this.again());
    if (this.differs()) return;
    if (await this.doing.run(() => this.source.accept(this.token, this.password()))) {
      await this.router.navigate(['/sign-in'], { replaceUrl: true });
    }
  }
}
