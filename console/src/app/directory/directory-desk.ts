import { LiveAnnouncer } from '@angular/cdk/a11y';
import { computed, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Directory } from '../api/directory-wire.js';
import type { Confirmation } from '../api/people-wire.js';
import { Doing } from '../api/doing.js';
import { Reading } from '../api/reading.js';
import { Session } from '../api/session.js';
import { Waiting } from '../shell/waiting.js';
import { DirectorySource, type Changed } from './directory-source.js';

/** What the directory holds, and which changes of it wait for a second person. */
@Injectable()
export class DirectoryDesk {
  private readonly source = inject(DirectorySource);
  private readonly session = inject(Session);
  private readonly waitingForMe = inject(Waiting);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  readonly directory = new Reading<Directory>();
  private readonly waiting = new Reading<readonly Confirmation[]>();

  readonly doing = new Doing();
  /** What became of the last change; null: none was made since it was asked for. */
  readonly changed = signal<'done' | 'proposed' | null>(null);

  readonly mayEdit = computed(() => this.session.person()?.roles.includes('admin') === true);
  /** Which of them wait, by what they are about, as the ledger names it. */
  private readonly byObject = computed(
    () => new Map((this.waiting.value() ?? []).map((each) => [each.object, each])),
  );

  async load(): Promise<void> {
    await Promise.all([
      this.directory.ask(() => this.source.directory()),
      this.waiting.ask(() => this.source.confirmations()),
    ]);
  }

  /** Begins an act anew: what was told of the one before is no news any more. */
  begin(): void {
    this.doing.forget();
    this.changed.set(null);
  }

  /** Makes a change, reads everything anew, and tells whether it is in effect. Answers whether it was made. */
  async change(work: (source: DirectorySource) => Promise<Changed>): Promise<boolean> {
    let changed: Changed = {};
    const made = await this.doing.run(async () => {
      changed = await work(this.source);
    });
    if (!made) return false;
    await Promise.all([this.load(), this.waitingForMe.ask()]);
    const became = changed.confirmation === undefined ? 'done' : 'proposed';
    this.changed.set(became);
    void this.announcer.announce(this.transloco.translate(`directory.changed.${became}`));
    return true;
  }

  /** @param object `<noun>/<id>` */
  waitingFor(object: string): Confirmation | undefined {
    return this.byObject().get(object);
  }

  /** What waits to be entered for the first time. @param noun of the ledger's objects */
  newOnes(noun: string, known: ReadonlySet<string>): readonly Confirmation[] {
    return (this.waiting.value() ?? []).filter(
      ({ object }) => object.startsWith(`${noun}/`) && !known.has(object),
    );
  }
}
