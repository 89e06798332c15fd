import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Promotions } from './change-wire.js';

/** What went live and when, and how that is changed. */
@Injectable({ providedIn: 'root' })
export class PromotionSource {
  private readonly http = inject(HttpClient);

  all(): Promise<Promotions> {
    return firstValueFrom(this.http.get<Promotions>('/v1/promotions'));
  }

  /** @param at instant; absent: now */
  promote(digest: string, reason: string, at?: string): Promise<unknown> {
    const body = { digest, reason, ...(at === undefined ? {} : { at }) };
    return firstValueFrom(this.http.post('/v1/promotions', body));
  }

  /** Takes a planned promotion back. */
  cancel(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/v1/promotions/${encodeURIComponent(id)}`));
  }

  rollBack(digest: string, reason: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/v1/rollbacks', { digest, reason }));
  }
}
