import { inject, Injectable, signal } from '@angular/core';
import { ApiClient } from '../api/api-client.js';

const NUMBER = /^\+?\d{7,15}$/u;
/** What people write between the digits of a number. */
const BETWEEN = /[\s().-]/gu;

/**
 * The phone number the log is narrowed to. The number lives in memory; what stands in an address is its references, which the
 * server is asked for.
 */
@Injectable({ providedIn: 'root' })
export class NumberFilter {
  private readonly api = inject(ApiClient);
  private readonly typed = signal<{ number: string; subject: string } | null>(null);
  private readonly refused = signal('');

  /** What was typed and could not be looked up; empty: nothing. */
  readonly wrong = this.refused.asReadonly();

  /** @returns the references to search by; empty: none; null: what was typed is no number, or nobody could be asked */
  async subjectOf(text: string): Promise<string | null> {
    const number = text.normalize('NFKC').replaceAll(BETWEEN, '');
    this.refused.set('');
    if (number === '') return '';
    const references = NUMBER.test(number) ? await this.ask(number) : null;
    if (references === null) {
      this.refused.set(text);
      return null;
    }
    const subject = references.join(',');
    this.typed.set({ number: text.trim(), subject });
    return subject;
  }

  /** What stands in the field: the number that was typed, as long as it is known, else its first reference. */
  shown(subject: string): string {
    const typed = this.typed();
    if (this.refused() !== '') return this.refused();
    return typed?.subject === subject ? typed.number : (subject.split(',')[0] ?? '');
  }

  forget(): void {
    this.typed.set(null);
    this.refused.set('');
  }

  private async ask(number: string): Promise<readonly string[] | null> {
    try {
      return await this.api.references(number);
    } catch {
      // The field says that it could not be looked up; typing it again asks again.
      return null;
    }
  }
}
