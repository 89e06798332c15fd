import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  FoundPermissions,
  NewPermissionRequest,
  PermissionPage,
  PermissionRequest,
  RequestPossibility,
  ShownPermission,
} from '../api/permission-wire.js';

/** Where permissions are read. */
@Injectable({ providedIn: 'root' })
export class PermissionSource {
  private readonly http = inject(HttpClient);

  page(params: Record<string, string>): Promise<PermissionPage> {
    return firstValueFrom(this.http.get<PermissionPage>('/v1/permissions', { params }));
  }

  /** Whom a number, an id or a reference stands for. */
  find(text: string): Promise<FoundPermissions> {
    return this.search({ text });
  }

  ofUsers(users: readonly string[]): Promise<FoundPermissions> {
    return this.search({ users });
  }

  /** @param businessNumber its reference */
  one(businessNumber: string, user: string): Promise<ShownPermission> {
    const path = [businessNumber, user].map(encodeURIComponent).join('/');
    return firstValueFrom(this.http.get<ShownPermission>(`/v1/permissions/${path}`));
  }

  /** Whether a user can be asked for the permission now. */
  possible(
    businessNumber: string,
    user: NewPermissionRequest['user'],
  ): Promise<RequestPossibility> {
    const question = { businessNumber, user };
    return firstValueFrom(
      this.http.post<RequestPossibility>('/v1/permission-requests/possible', question),
    );
  }

  /** @param repeat the same for every try, so that the user is asked once */
  request(request: NewPermissionRequest, repeat: string): Promise<PermissionRequest> {
    return firstValueFrom(
      this.http.post<PermissionRequest>('/v1/permission-requests', request, {
        headers: { 'idempotency-key': repeat },
      }),
    );
  }

  private search(body: object): Promise<FoundPermissions> {
    return firstValueFrom(this.http.post<FoundPermissions>('/v1/permissions/search', body));
  }
}
