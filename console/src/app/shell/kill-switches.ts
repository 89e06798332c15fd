import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { KillSwitch } from '../api/change-wire.js';

/** Pulls and lifts kill switches. */
@Injectable({ providedIn: 'root' })
export class KillSwitches {
  private readonly http = inject(HttpClient);

  pull(scope: KillSwitch['scope'], reason: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/v1/kill-switches', { scope, reason }));
  }

  lift(id: string, reason: string): Promise<unknown> {
    const place = `/v1/kill-switches/${encodeURIComponent(id)}`;
    return firstValueFrom(this.http.delete(place, { body: { reason } }));
  }
}
