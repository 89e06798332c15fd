import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';

/** So many digits in a row may be somebody's number, which stands in no address. */
const NUMBER_LIKE = /\d[\d\s().-]{3,}\d/u;

/** What a list is narrowed to: in the address, so that it can be passed on, unless it may be a phone number. */
@Injectable()
export class ListSearch {
  private readonly router = inject(Router);
  private readonly typed = signal('');
  readonly text = this.typed.asReadonly();

  /** Takes over what the address says; one that says nothing leaves a number that was typed. */
  follow(q: string | undefined): void {
    if (q !== undefined) this.typed.set(q);
    else if (!NUMBER_LIKE.test(this.typed())) this.typed.set('');
  }

  type(text: string): void {
    this.typed.set(text);
    this.set('q', text.trim() === '' || NUMBER_LIKE.test(text) ? null : text);
  }

  /** Puts one thing into the address; null takes it out. */
  set(name: string, value: string | null): void {
    void this.router.navigate([], {
      queryParams: { [name]: value },
      queryParamsHandling: 'merge',
      replaceUrl: name === 'q',
    });
  }

  /** Whether every word is found in one of the texts; a number by its digits, however it is written. */
  matches(texts: readonly (string | undefined)[]): boolean {
    const text = this.typed().trim().normalize('NFKC').toLowerCase();
    if (text === '') return true;
    const whole = texts.filter((each) => each !== undefined).map((each) => each.toLowerCase());
    if (NUMBER_LIKE.test(text)) {
      // Within its country a number is written with a zero in front.
      const digits = text.replaceAll(/\D/gu, '').replace(/^0+/u, '');
      if (whole.some((each) => each.replaceAll(/\D/gu, '').includes(digits))) return true;
    }
    return text.split(/\s+/u).every((word) => whole.some((each) => each.includes(word)));
  }
}
