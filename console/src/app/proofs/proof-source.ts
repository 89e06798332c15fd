import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PolicyProofs } from '../api/change-wire.js';

/** What somebody signs for. */
export interface NewOverride {
  /** Digest of the policy that was read. */
  readonly digest: string;
  readonly property: string;
  readonly reason: string;
}

/** Where what is proved of policies is read and signed for. */
@Injectable({ providedIn: 'root' })
export class ProofSource {
  private readonly http = inject(HttpClient);

  ofDraft(id: string): Promise<PolicyProofs> {
    return firstValueFrom(this.http.get<PolicyProofs>(`${place(id)}/proofs`));
  }

  sign(id: string, override: NewOverride): Promise<unknown> {
    return firstValueFrom(this.http.post(`${place(id)}/proof-overrides`, override));
  }
}

function place(id: string): string {
  return `/v1/drafts/${encodeURIComponent(id)}`;
}
