import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { failureOf } from '../api/problem.js';
import { Session } from '../api/session.js';
import { Icon } from '../ui/icon/icon.js';
import { LanguageSwitch } from './language-switch.js';
import { Logo } from './logo.js';
import { localPlace } from './local-place.js';

/** Where a person says who they are. */
@Component({
  selector: 'rf-sign-in-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, Icon, LanguageSwitch, Logo, TranslocoDirective],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  /** Where the person was going; from the address. */
  readonly return = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly asking = signal(false);
  /** Key of the text that says why it did not work. */
  protected readonly refused = signal<string | null>(null);

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    if (this.asking()) return;
    this.asking.set(true);
    this.refused.set(null);
    try {
      await this.session.signIn(this.email().trim(), this.password());
      await this.router.navigateByUrl(localPlace(this.return()));
    } catch (error) {
      const { status } = failureOf(error);
      const known = { 0: 'unreachable', 400: 'wrong', 401: 'wrong', 429: 'tooOften' }[status];
      this.refused.set(`signIn.${known ?? 'failed'}`);
    } finally {
      this.asking.set(false);
    }
  }
}
