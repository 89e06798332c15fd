import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Directory } from '../api/directory-wire.js';
import type { Confirmation } from '../api/people-wire.js';

/** Where the directory is read. */
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
}
