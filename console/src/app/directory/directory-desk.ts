import { computed, inject, Injectable } from '@angular/core';
import type { Directory } from '../api/directory-wire.js';
import type { Confirmation } from '../api/people-wire.js';
import { Reading } from '../api/reading.js';
import { Session } from '../api/session.js';
import { DirectorySource } from './directory-source.js';

/** What the directory holds, and which changes of it wait for a second person. */
@Injectable()
export class DirectoryDesk {
  private readonly source = inject(DirectorySource);
  private readonly session = inject(Session);
  readonly directory = new Reading<Directory>();
  private readonly waiting = new Reading<readonly Confirmation[]>();

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
