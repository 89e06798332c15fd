import { inject, Injectable, signal } from '@angular/core';
import { ApiClient } from '../api/api-client.js';
import type { LivePolicy } from '../api/wire.js';

/** Which policy is live, for the frame around every page. */
@Injectable({ providedIn: 'root' })
export class LiveVersion {
  private readonly api = inject(ApiClient);
  private readonly known = signal<LivePolicy | null>(null);

  readonly policy = this.known.asReadonly();

  /** A page that has just read the live policy tells the frame. */
  learn(policy: LivePolicy | null): void {
    this.known.set(policy);
  }

  /** @param anew whether what is known may be out of date */
  async ask(anew = false): Promise<void> {
    if (anew || this.known() === null) this.known.set((await this.api.overview('24h')).policy);
  }
}
