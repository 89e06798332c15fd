import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Alarm, Alarms, LiveCalls } from '../api/call-wire.js';

/** Where calls under way and alarms are read, and settled. */
@Injectable({ providedIn: 'root' })
export class CallSource {
  private readonly http = inject(HttpClient);

  calls(): Promise<LiveCalls> {
    return firstValueFrom(this.http.get<LiveCalls>('/v1/live-calls'));
  }

  /** @param after id of the last one seen; absent: from the newest */
  alarms(state: 'open' | 'all', limit: number, after?: string): Promise<Alarms> {
    const params = { state, limit, ...(after === undefined ? {} : { after }) };
    return firstValueFrom(this.http.get<Alarms>('/v1/alarms', { params }));
  }

  settle(id: string, reason: string): Promise<Alarm> {
    return firstValueFrom(
      this.http.post<Alarm>(`/v1/alarms/${encodeURIComponent(id)}/settle`, { reason }),
    );
  }
}
