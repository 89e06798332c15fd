import { computed, inject, Injectable, signal } from '@angular/core';
import type { Permission, PermissionPage } from '../api/permission-wire.js';
import { Reading } from '../api/reading.js';
import { paramsOfQuery, type PermissionQuery } from './permission-query.js';
import { PermissionSource } from './permission-source.js';

const PAGE = '100';

/** The permissions that fit the query, or those of the users that were searched for. */
@Injectable()
export class PermissionList {
  private readonly source = inject(PermissionSource);
  private readonly reading = new Reading<PermissionPage>();
  private readonly further = new Reading<PermissionPage>();
  private readonly numbers = signal<PermissionPage['businessNumbers']>([]);
  private query: PermissionQuery | null = null;

  readonly failure = this.reading.failure;
  readonly furtherFailure = this.further.failure;
  readonly busy = this.further.busy;
  readonly loaded = computed(() => this.reading.value() !== null);
  readonly items = computed<readonly Permission[]>(() => this.reading.value()?.items ?? []);
  readonly hasMore = computed(() => this.reading.value()?.next !== undefined);
  /** Registered business numbers with their references. */
  readonly businessNumbers = this.numbers.asReadonly();

  async load(query: PermissionQuery): Promise<boolean> {
    if (JSON.stringify(query) !== JSON.stringify(this.query)) this.reading.forget();
    this.query = query;
    this.further.forget();
    const counted = await this.reading.ask(() => this.ask(query));
    const page = this.reading.value();
    if (counted && page !== null) this.numbers.set(page.businessNumbers);
    return counted;
  }

  async again(): Promise<void> {
    if (this.query !== null) await this.load(this.query);
  }

  async loadMore(): Promise<void> {
    const next = this.reading.value()?.next;
    const { query } = this;
    if (next === undefined || query === null || this.further.busy()) return;
    const params = { ...paramsOfQuery(query), limit: PAGE, after: next };
    if (!(await this.further.ask(() => this.source.page(params)))) return;
    const more = this.further.value();
    if (more === null) return;
    this.reading.change(({ items, businessNumbers }) => ({
      items: [...items, ...more.items],
      businessNumbers,
      ...(more.next === undefined ? {} : { next: more.next }),
    }));
  }

  private async ask(query: PermissionQuery): Promise<PermissionPage> {
    const page = { ...paramsOfQuery(query), limit: PAGE };
    if (query.users.length === 0) return this.source.page(page);
    // The registered numbers come with the list, however few of it are wanted.
    const [found, { businessNumbers }] = await Promise.all([
      this.source.ofUsers(query.users),
      this.source.page({ state: 'all', limit: '1' }),
    ]);
    return { items: found.items, businessNumbers };
  }
}
