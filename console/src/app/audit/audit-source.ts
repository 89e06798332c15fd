import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  AuditPage,
  AuditReceipt,
  ConsistencyProof,
  LedgerCheckpoint,
} from '../api/audit-wire.js';
import type { PersonView } from '../api/people-wire.js';

/** Where the ledger is read. */
@Injectable({ providedIn: 'root' })
export class AuditSource {
  private readonly http = inject(HttpClient);

  entries(params: Record<string, string>): Promise<AuditPage> {
    return firstValueFrom(this.http.get<AuditPage>('/v1/audit/entries', { params }));
  }

  /** An entry with what proves it. */
  receipt(index: string): Promise<AuditReceipt> {
    const place = `/v1/audit/entries/${encodeURIComponent(index)}`;
    return firstValueFrom(this.http.get<AuditReceipt>(place));
  }

  checkpoint(): Promise<LedgerCheckpoint> {
    return firstValueFrom(this.http.get<LedgerCheckpoint>('/v1/audit/checkpoint'));
  }

  consistency(from: number, to: number): Promise<ConsistencyProof> {
    const params = { from, to };
    return firstValueFrom(
      this.http.get<ConsistencyProof>('/v1/audit/proof/consistency', { params }),
    );
  }

  async people(): Promise<readonly PersonView[]> {
    const answer = this.http.get<{ items: readonly PersonView[] }>('/v1/people');
    return (await firstValueFrom(answer)).items;
  }

  /** The reference a phone number goes by in the ledger. */
  async reference(number: string): Promise<string | null> {
    const answer = this.http.post<{ references: readonly string[] }>('/v1/subjects/references', {
      number,
    });
    return (await firstValueFrom(answer)).references[0] ?? null;
  }
}
