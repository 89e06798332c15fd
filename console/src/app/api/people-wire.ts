import type { Localized } from '@ringfence/rules';
import type { PersonRef } from './change-wire.js';

export const ROLES = ['author', 'approver', 'auditor', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface PersonView {
  readonly id: string;
  readonly name: string;
  /** Told to administrators and to the person alone. */
  readonly email?: string | null;
  readonly roles: readonly Role[];
  readonly state: 'active' | 'invited' | 'deactivated';
  readonly lastSeenAt: string | null;
}

export interface Invitation {
  readonly token: string;
  readonly expiresAt: string;
}

export interface SessionView {
  readonly id: string;
  readonly person: PersonRef;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly current: boolean;
}

export interface MachineKeyView {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly state: 'active' | 'expired' | 'revoked';
  readonly createdAt: string;
  readonly createdBy: PersonRef | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface Confirmation {
  readonly id: string;
  readonly kind: 'attestation' | 'restriction-lifted' | 'role-grant' | 'approvals-lowered';
  readonly object: string;
  readonly summary: Localized;
  readonly reason: string | null;
  readonly proposedBy: PersonRef & { readonly kind: 'person' | 'machine' };
  readonly proposedAt: string;
  readonly expiresAt: string;
  /** Whether the reader may confirm or refuse. */
  readonly may: boolean;
}
