import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { SessionAnswer } from './wire.js';

/** Who is signed in. The cookie is the browser's; the CSRF token lives here, in memory alone. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly held = signal<SessionAnswer | null>(null);
  private asked: Promise<boolean> | null = null;

  readonly person = computed(() => this.held()?.person ?? null);

  csrfToken(): string | null {
    return this.held()?.csrfToken ?? null;
  }

  /** Whether a session of this browser is in force; asks the server once. */
  restore(): Promise<boolean> {
    if (this.held() !== null) return Promise.resolve(true);
    this.asked ??= this.ask().finally(() => (this.asked = null));
    return this.asked;
  }

  async signIn(email: string, password: string): Promise<void> {
    const answer = this.http.post<SessionAnswer>('/v1/session', { email, password });
    this.held.set(await firstValueFrom(answer));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/v1/session'));
    this.held.set(null);
  }

  /** The server no longer knows this session. */
  forget(): void {
    this.held.set(null);
  }

  private async ask(): Promise<boolean> {
    try {
      this.held.set(await firstValueFrom(this.http.get<SessionAnswer>('/v1/session')));
      return true;
    } catch (error) {
      // No session is an answer; anything else is for the page that asked.
      if (error instanceof HttpErrorResponse && error.status === 401) return false;
      throw error;
    }
  }
}
