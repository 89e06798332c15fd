import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { failureOf, type Failure } from '../api/problem.js';
import { PermissionSource } from './permission-source.js';

/** What came of a search that led nowhere. */
export interface Fruitless {
  readonly text: string;
  /** Null: it names somebody of whom nothing is on record. */
  readonly failure: Failure | null;
  readonly erasedAt: string | null;
  /** How the text can be read as a number, with the references of those readings. */
  readonly readings: readonly { readonly reference: string; readonly waId: string }[];
}

/** Looks people up by number or id. What was typed stays in memory; an address holds references. */
@Injectable()
export class PermissionSearch {
  private readonly source = inject(PermissionSource);
  private readonly router = inject(Router);
  private readonly came = signal<Fruitless | null>(null);
  private readonly asking = signal(false);

  readonly fruitless = this.came.asReadonly();
  readonly busy = this.asking.asReadonly();

  /** Goes to what is found: the one permission, or a list of several. */
  async go(typed: string): Promise<void> {
    const text = typed.trim();
    this.came.set(null);
    if (text === '') return;
    this.asking.set(true);
    try {
      const { users, items } = await this.source.find(text);
      const [only] = items;
      if (only === undefined) {
        const readings = users.flatMap(({ reference, waId }) =>
          waId === undefined ? [] : [{ reference, waId }],
        );
        this.came.set({ text, failure: null, erasedAt: users[0]?.erasedAt ?? null, readings });
      } else if (items.length === 1) {
        const { businessNumber, user } = only.references;
        await this.router.navigate(['/permissions', businessNumber, user], {
          queryParamsHandling: 'preserve',
        });
      } else {
        const found = new Set(items.map(({ references }) => references.user));
        const queryParams = { user: [...found].join(), state: null, number: null };
        await this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
      }
    } catch (error) {
      this.came.set({ text, failure: failureOf(error), erasedAt: null, readings: [] });
    } finally {
      this.asking.set(false);
    }
  }

  forget(): void {
    this.came.set(null);
  }
}
