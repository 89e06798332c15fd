import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Doing } from '../api/doing.js';
import type { PersonView } from '../api/people-wire.js';
import { Reading } from '../api/reading.js';
import { FailureNote } from '../ui/failure-note/failure-note.js';
import { Icon } from '../ui/icon/icon.js';
import { ENTRY_KINDS, isAuditNarrowed, numberIn, type AuditQuery } from './audit-query.js';
import { AuditSource } from './audit-source.js';
import { EntryWords } from './entry-words.js';
import { ACTIONS } from './known-actions.js';

/** What the entries are narrowed to. All of it stands in the address; a phone number only as the reference the ledger knows it by. */
@Component({
  selector: 'rf-entry-filter',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, TranslocoDirective],
  templateUrl: './entry-filter.html',
  styleUrl: './entry-filter.css',
})
export class EntryFilter {
  readonly query = input.required<AuditQuery>();

  private readonly router = inject(Router);
  private readonly source = inject(AuditSource);
  protected readonly words = inject(EntryWords);
  protected readonly kinds = ENTRY_KINDS;
  protected readonly actions = ACTIONS;
  protected readonly people = new Reading<readonly PersonView[]>();
  protected readonly looking = new Doing();
  protected readonly narrowed = computed(() => isAuditNarrowed(this.query()));
  /** An act the address names and the list does not offer. */
  protected readonly otherAction = computed(() => {
    const { action } = this.query();
    return action === '' || ACTIONS.includes(action) ? null : action;
  });

  constructor() {
    void this.people.ask(() => this.source.people());
  }

  protected set(name: string, value: string): void {
    void this.router.navigate([], {
      queryParams: { [name]: value === '' ? null : value },
      queryParamsHandling: 'merge',
    });
  }

  protected async setObject(value: string): Promise<void> {
    const number = numberIn(value);
    if (number === null) return this.set('object', value.trim());
    await this.looking.run(async () => {
      const reference = await this.source.reference(number);
      this.set('object', reference === null ? '' : `business-number/${reference}`);
    });
  }

  protected clear(): void {
    const queryParams = { action: null, actor: null, object: null, from: null, to: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
