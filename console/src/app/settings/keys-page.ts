import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import type { MachineKeyView, Scope } from '../api/people-wire.js';
import { Reading } from '../api/reading.js';
import { Session } from '../api/session.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { endOfDay } from '../ui/last-day/last-day.js';
import { SettingsSource } from './settings-source.js';
import { ShownOnce } from './shown-once.js';

const SCOPES: readonly Scope[] = ['decide', 'request', 'bench', 'directory', 'events'];

/** Keys with which platforms speak to the product. */
@Component({
  selector: 'rf-keys-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, ErrorState, FormsModule, Icon, RouterLink, ShownOnce, TranslocoDirective],
  templateUrl: './keys-page.html',
  styleUrl: './settings-part.css',
})
export class KeysPage {
  /** Of the address: a key with this scope is about to be made. */
  readonly scope = input<string>();

  private readonly source = inject(SettingsSource);
  private readonly session = inject(Session);
  /** Whose alone machine keys are. */
  protected readonly isAdmin = computed(
    () => this.session.person()?.roles.includes('admin') === true,
  );
  protected readonly text = inject(LocaleText);
  protected readonly scopes = SCOPES;
  protected readonly keys = new Reading<readonly MachineKeyView[]>();
  protected readonly doing = new Doing();
  protected readonly making = signal(false);
  protected readonly revoking = signal<MachineKeyView | null>(null);
  protected readonly name = signal('');
  protected readonly chosen = signal<readonly Scope[]>([]);
  /** Last day it may be used, in the reader's zone; empty: no end. */
  protected readonly until = signal('');
  protected readonly made = signal<{ name: string; key: string } | null>(null);
  protected readonly filled = computed(() => this.name().trim() !== '' && this.chosen().length > 0);

  constructor() {
    effect(() => {
      if (this.isAdmin()) untracked(() => void this.load());
    });
    effect(() => {
      const scope = SCOPES.find((each) => each === this.scope());
      if (scope !== undefined && this.isAdmin()) untracked(() => this.begin([scope]));
    });
  }

  protected load(): Promise<boolean> {
    return this.keys.ask(() => this.source.keys());
  }

  protected begin(scopes: readonly Scope[] = []): void {
    this.doing.forget();
    this.name.set('');
    this.chosen.set(scopes);
    this.until.set('');
    this.making.set(true);
  }

  protected toggle(scope: Scope): void {
    this.chosen.update((chosen) =>
      chosen.includes(scope) ? chosen.filter((each) => each !== scope) : [...chosen, scope],
    );
  }

  protected async make(reason: string): Promise<void> {
    const name = this.name().trim();
    const until = this.until();
    const expires = until === '' ? {} : { expiresAt: endOfDay(until) };
    const done = await this.doing.run(async () => {
      const key = await this.source.makeKey({ name, scopes: this.chosen(), ...expires }, reason);
      this.made.set({ name, key });
    });
    if (!done) return;
    this.making.set(false);
    await this.load();
  }

  protected async revoke(key: MachineKeyView, reason: string): Promise<void> {
    if (!(await this.doing.run(() => this.source.revokeKey(key.id, reason)))) return;
    this.revoking.set(null);
    await this.load();
  }
}
