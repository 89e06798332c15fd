import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Directory } from '../api/directory-wire.js';
import type { components } from '../api/schema.js';
import type { Confirmation } from '../api/people-wire.js';

/** The answer to a change: with the id of what it waits for, where it waits for a second person. */
export type Changed = Partial<components['schemas']['Proposed']>;

export type DirectoryImport = Partial<components['schemas']['DirectoryImport']>;
/** What an import would change, or has. */
export type Imported = components['schemas']['Imported'];

/** An entry's place in the directory: its list, and the names it is registered under. */
export type EntryPlace = readonly [list: string, ...names: string[]];

/** Where the directory is read and changed. */
@Injectable({ providedIn: 'root' })
export class DirectorySource {
  private readonly http = inject(HttpClient);

  directory(): Promise<Directory> {
    return firstValueFrom(this.http.get<Directory>('/v1/directory'));
  }

  async confirmations(): Promise<readonly Confirmation[]> {
    const answer = this.http.get<{ items: readonly Confirmation[] }>('/v1/confirmations');
    return (await firstValueFrom(answer)).items;
  }

  put(place: EntryPlace, body: object, reason: string): Promise<Changed> {
    const headers = said(reason);
    return firstValueFrom(this.http.put<Changed>(addressOf(place), body, { headers }));
  }

  /** Looks at what files would change; changes nothing. */
  look(file: DirectoryImport): Promise<Imported> {
    const body = { ...file, dryRun: true };
    return firstValueFrom(this.http.post<Imported>('/v1/directory/imports', body));
  }

  /** Puts files in. @returns the first of what waits for a second person, if anything does */
  async bring(file: DirectoryImport): Promise<Changed> {
    const body = { ...file, dryRun: false };
    const answer = this.http.post<Imported>('/v1/directory/imports', body);
    const waiting = (await firstValueFrom(answer)).rows.find(({ confirmation }) => confirmation);
    return waiting === undefined ? {} : { confirmation: waiting.confirmation };
  }

  async remove(place: EntryPlace, reason: string): Promise<Changed> {
    await firstValueFrom(this.http.delete(addressOf(place), { headers: said(reason) }));
    return {};
  }
}

function addressOf(place: EntryPlace): string {
  return `/v1/directory/${place.map(encodeURIComponent).join('/')}`;
}

/** An entry has no place for a reason: it goes in the header made for it. */
function said(reason: string): Record<string, string> {
  return reason === '' ? {} : { 'X-Reason': encodeURIComponent(reason) };
}
