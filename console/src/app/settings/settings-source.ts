import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  Confirmation,
  Invitation,
  MachineKeyView,
  PersonView,
  Role,
  Scope,
  SessionView,
} from '../api/people-wire.js';

/** The answer to a change that may wait for a second person. */
export interface Proposal {
  readonly confirmation?: string;
}

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface PersonChange {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Instant; absent: never. */
  readonly expiresAt?: string;
}

/** Where settings are read and changed. */
@Injectable({ providedIn: 'root' })
export class SettingsSource {
  private readonly http = inject(HttpClient);

  people(): Promise<readonly PersonView[]> {
    return this.items<PersonView>('/v1/people');
  }

  invite(person: NewPerson, reason: string): Promise<Proposal & { invitation: Invitation }> {
    const body = { ...person, ...said(reason) };
    return firstValueFrom(
      this.http.post<Proposal & { invitation: Invitation }>('/v1/people', body),
    );
  }

  changePerson(id: string, change: PersonChange, reason: string): Promise<Proposal> {
    const body = { ...change, ...said(reason) };
    return firstValueFrom(this.http.put<Proposal>(`/v1/people/${encodeURIComponent(id)}`, body));
  }

  async renewInvitation(id: string): Promise<Invitation> {
    const place = `/v1/people/${encodeURIComponent(id)}/invitations`;
    const answer = this.http.post<{ invitation: Invitation }>(place, {});
    return (await firstValueFrom(answer)).invitation;
  }

  accept(token: string, password: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/v1/invitations/accept', { token, password }));
  }

  changePassword(current: string, next: string): Promise<unknown> {
    return firstValueFrom(this.http.put('/v1/session/password', { current, next }));
  }

  sessions(): Promise<readonly SessionView[]> {
    return this.items<SessionView>('/v1/sessions');
  }

  endSession(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/v1/sessions/${encodeURIComponent(id)}`));
  }

  keys(): Promise<readonly MachineKeyView[]> {
    return this.items<MachineKeyView>('/v1/machine-keys');
  }

  async makeKey(key: NewKey, reason: string): Promise<string> {
    const body = { ...key, ...said(reason) };
    return (await firstValueFrom(this.http.post<{ key: string }>('/v1/machine-keys', body))).key;
  }

  revokeKey(id: string, reason: string): Promise<unknown> {
    // A request that deletes has no body: its reason goes in the header made for it.
    const headers = { 'X-Reason': encodeURIComponent(reason) };
    const place = `/v1/machine-keys/${encodeURIComponent(id)}`;
    return firstValueFrom(this.http.delete(place, { headers }));
  }

  confirmations(): Promise<readonly Confirmation[]> {
    return this.items<Confirmation>('/v1/confirmations');
  }

  /** @param what one change, or all that wait of one import as they were listed */
  settle(
    what: readonly Confirmation[],
    verdict: 'confirm' | 'refuse',
    reason: string,
  ): Promise<unknown> {
    const [{ id: only, import: importId = '' }] = what;
    const isAlone = what.length === 1;
    const name = isAlone ? encodeURIComponent(only) : `imports/${encodeURIComponent(importId)}`;
    const body = isAlone ? said(reason) : { ids: what.map(({ id }) => id), ...said(reason) };
    return firstValueFrom(this.http.post(`/v1/confirmations/${name}/${verdict}`, body));
  }

  settings(): Promise<{ approvalsRequired: number }> {
    return firstValueFrom(this.http.get<{ approvalsRequired: number }>('/v1/settings'));
  }

  changeSettings(approvalsRequired: number, reason: string): Promise<Proposal> {
    return firstValueFrom(this.http.put<Proposal>('/v1/settings', { approvalsRequired, reason }));
  }

  private async items<T>(place: string): Promise<readonly T[]> {
    return (await firstValueFrom(this.http.get<{ items: readonly T[] }>(place))).items;
  }
}

function said(reason: string): { reason?: string } {
  return reason === '' ? {} : { reason };
}
