import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { LivePolicyView } from '../api/wire.js';

/** One immutable version, as the list tells it. */
export interface VersionView {
  readonly version: number;
  readonly digest: string;
  readonly createdAt: string;
  readonly createdBy: { readonly id: string; readonly name: string } | null;
  readonly live: boolean;
}

/** Where the policy page reads. */
@Injectable()
export class PolicySource {
  private readonly http = inject(HttpClient);

  /** The live policy and the UTC day the server lives in, which decides which figures are in force. */
  async live(): Promise<{ readonly policy: LivePolicyView; readonly today: string }> {
    const response = await firstValueFrom(
      this.http.get<LivePolicyView>('/v1/policy', { observe: 'response' }),
    );
    const policy = response.body!;
    const served = response.headers.get('date');
    return { policy, today: new Date(served ?? policy.liveSince).toISOString().slice(0, 10) };
  }

  async versions(): Promise<readonly VersionView[]> {
    const { items } = await firstValueFrom(
      this.http.get<{ items: readonly VersionView[] }>('/v1/versions'),
    );
    return items;
  }
}
