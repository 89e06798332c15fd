import { computed, inject, Injectable } from '@angular/core';
import type { AuditPage } from '../api/audit-wire.js';
import { Reading } from '../api/reading.js';
import { AuditSource } from './audit-source.js';
import { paramsOfAudit, type AuditQuery } from './audit-query.js';

const PAGE = '100';

/** Entries that fit the query, the newest first; older ones come page by page. */
@Injectable()
export class EntryList {
  private readonly source = inject(AuditSource);
  private readonly reading = new Reading<AuditPage>();
  private readonly older = new Reading<AuditPage>();
  private params: Record<string, string> = {};

  readonly failure = this.reading.failure;
  readonly olderFailure = this.older.failure;
  readonly loadingOlder = this.older.busy;
  readonly loaded = computed(() => this.reading.value() !== null);
  readonly items = computed(() => this.reading.value()?.items ?? []);
  readonly total = computed(() => this.reading.value()?.total ?? 0);

  load(query: AuditQuery): Promise<boolean> {
    this.params = { ...paramsOfAudit(query), limit: PAGE };
    this.older.forget();
    return this.again();
  }

  again(): Promise<boolean> {
    return this.reading.ask(() => this.source.entries(this.params));
  }

  async loadOlder(): Promise<void> {
    const next = this.reading.value()?.next;
    if (next === undefined || this.older.busy()) return;
    const params = { ...this.params, after: next };
    if (!(await this.older.ask(() => this.source.entries(params)))) return;
    const page = this.older.value();
    if (page === null) return;
    this.reading.change(({ items, total }) => ({
      items: [...items, ...page.items],
      total,
      ...(page.next === undefined ? {} : { next: page.next }),
    }));
  }
}
