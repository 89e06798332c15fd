import { Injectable, signal } from '@angular/core';

/** The phone number the log is narrowed to. It lives in memory: a number may not stand in an address. */
@Injectable({ providedIn: 'root' })
export class NumberFilter {
  private readonly held = signal('');

  readonly number = this.held.asReadonly();

  set(number: string): void {
    this.held.set(number.trim());
  }
}
