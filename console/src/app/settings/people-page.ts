import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import type { Invitation, PersonView, Role } from '../api/people-wire.js';
import { Reading } from '../api/reading.js';
import { Session } from '../api/session.js';
import { LocaleText } from '../i18n/locale-text.js';
import { Waiting } from '../shell/waiting.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { Person } from '../ui/person/person.js';
import { RoleChoice } from './role-choice.js';
import { SettingsSource } from './settings-source.js';
import { ShownOnce } from './shown-once.js';

/** Who works with the product, and as what. */
@Component({
  selector: 'rf-people-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ActDialog,
    ErrorState,
    FailureNote,
    FormsModule,
    Icon,
    Person,
    RoleChoice,
    ShownOnce,
    TranslocoDirective,
  ],
  templateUrl: './people-page.html',
  styleUrl: './settings-part.css',
})
export class PeoplePage {
  private readonly source = inject(SettingsSource);
  private readonly waiting = inject(Waiting);
  private readonly session = inject(Session);
  protected readonly text = inject(LocaleText);
  protected readonly people = new Reading<readonly PersonView[]>();
  protected readonly admin = computed(
    () => this.session.person()?.roles.includes('admin') ?? false,
  );
  protected readonly doing = new Doing();
  /** The person being changed; `new`: one being invited. */
  protected readonly open = signal<PersonView | 'new' | null>(null);
  protected readonly changed = computed(() => {
    const open = this.open();
    return open === 'new' ? null : open;
  });
  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly roles = signal<readonly Role[]>([]);
  protected readonly active = signal(true);
  /** An invitation just made, to be handed over. */
  protected readonly invitation = signal<{ link: string; name: string; until: string } | null>(
    null,
  );
  /** Whether what was asked for waits for a second person. */
  protected readonly proposed = signal(false);

  constructor() {
    void this.load();
  }

  protected load(): Promise<boolean> {
    return this.people.ask(() => this.source.people());
  }

  protected begin(person: PersonView | 'new'): void {
    const known = person === 'new' ? null : person;
    this.doing.forget();
    this.proposed.set(false);
    this.name.set(known?.name ?? '');
    this.email.set('');
    this.roles.set(known?.roles ?? []);
    this.active.set(known?.state !== 'deactivated');
    this.open.set(person);
  }

  protected filled(): boolean {
    const named = this.name().trim() !== '';
    return this.open() === 'new' ? named && this.email().includes('@') : named;
  }

  protected async save(reason: string): Promise<void> {
    const open = this.open();
    if (open === null) return;
    const name = this.name().trim();
    const done = await this.doing.run(async () => {
      if (open === 'new') {
        const person = { email: this.email().trim(), name, roles: this.roles() };
        const { invitation, confirmation } = await this.source.invite(person, reason);
        this.show(invitation, name);
        this.proposed.set(confirmation !== undefined);
      } else {
        const change = { name, roles: this.roles(), active: this.active() };
        const { confirmation } = await this.source.changePerson(open.id, change, reason);
        this.proposed.set(confirmation !== undefined);
      }
    });
    if (!done) return;
    this.open.set(null);
    await Promise.all([this.load(), this.waiting.ask()]);
  }

  protected async renew(person: PersonView): Promise<void> {
    await this.doing.run(async () =>
      this.show(await this.source.renewInvitation(person.id), person.name),
    );
  }

  /** The token stands behind the number sign: no server and no log ever sees it on the way. */
  private show({ token, expiresAt }: Invitation, name: string): void {
    const link = `${document.location.origin}/invitation#${token}`;
    this.invitation.set({ link, name, until: expiresAt });
  }
}
