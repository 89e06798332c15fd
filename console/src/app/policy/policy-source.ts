import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PolicyDiff, PolicyDocument } from '@ringfence/rules';
import type { VersionView } from '../api/change-wire.js';
import type { LivePolicyView } from '../api/wire.js';
import type { RuleHits } from './policy-chapter.js';

/** One policy to be read: the live one, or another version. */
export interface ShownPolicy {
  readonly version: number;
  readonly digest: string;
  readonly document: PolicyDocument;
  readonly live: boolean;
  /** Since when it is live; null for what is not. */
  readonly liveSince: string | null;
  readonly promotedBy: string | null;
  /** null: hits are counted for the live version alone. */
  readonly hits: readonly RuleHits[] | null;
}

/** Where the policy page reads. */
@Injectable()
export class PolicySource {
  private readonly http = inject(HttpClient);

  /** The policy and the UTC day the server lives in, which decides which figures are in force. @param version absent: the live one; a policy of null: there is none */
  async policy(
    version?: string,
  ): Promise<{ readonly policy: ShownPolicy | null; readonly today: string }> {
    const response = await firstValueFrom(
      this.http.get<LivePolicyView>('/v1/policy', { observe: 'response' }),
    );
    const live = response.body!;
    const served = response.headers.get('date');
    const today = new Date(served ?? live.liveSince).toISOString().slice(0, 10);
    if (version === undefined || version === String(live.version)) {
      return { policy: { ...live, live: true }, today };
    }
    return { policy: await this.other(version), today };
  }

  async versions(): Promise<readonly VersionView[]> {
    const answer = this.http.get<{ items: readonly VersionView[] }>('/v1/versions');
    return (await firstValueFrom(answer)).items;
  }

  /** What differs between two versions, by number, digest or `draft:<id>`. */
  diff(from: string, to: string): Promise<PolicyDiff> {
    const place = `/v1/versions/${encodeURIComponent(from)}/diff/${encodeURIComponent(to)}`;
    return firstValueFrom(this.http.get<PolicyDiff>(place));
  }

  private async other(version: string): Promise<ShownPolicy | null> {
    const found = (await this.versions()).find((each) => String(each.version) === version);
    if (found === undefined) return null;
    const { policy } = await firstValueFrom(
      this.http.get<{ policy: PolicyDocument }>(`/v1/versions/${encodeURIComponent(found.digest)}`),
    );
    const { digest } = found;
    return {
      version: found.version,
      digest,
      document: policy,
      live: false,
      liveSince: null,
      promotedBy: null,
      hits: null,
    };
  }
}
