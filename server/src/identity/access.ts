import { SetMetadata } from '@nestjs/common';

export const ROLES = ['author', 'approver', 'auditor', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that put rules live, or decide who may: they are given to anybody by two people (V1). */
export const WEIGHTY_ROLES: readonly Role[] = ['author', 'approver', 'admin'];

/** Each lets a person confirm what another proposes. */
export const CONFIRMING_ROLES: readonly Role[] = ['approver', 'admin'];

/** Whether one of the roles lets a person confirm what another proposes. */
export function isConfirmer(roles: readonly Role[]): boolean {
  return CONFIRMING_ROLES.some((role) => roles.includes(role));
}

export const SCOPES = ['decide', 'request', 'bench', 'directory', 'events'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * Who may use a route: `open` to all; `platform`, whoever proves to be the platform it is for, by a guard of the route's own; or
 * the people and machine keys named.
 */
export type AccessRule =
  | 'open'
  | 'platform'
  | {
      /** Roles, one of which is enough; `any`: whoever is signed in; absent: no people. */
      readonly people?: readonly Role[] | 'any';
      /** Scope a machine key needs; absent: no machines. */
      readonly machine?: Scope;
      /** Machine keys may come as the password of BASIC too, as platforms send them. */
      readonly basic?: boolean;
      /** The platform's signature on a request stands for a machine key with the scope. */
      readonly signed?: boolean;
    };

export const ACCESS = 'ringfence:access';

/** Says who may use a route. A route without it is refused to everybody (X4). */
export const Access = (rule: AccessRule): MethodDecorator => SetMetadata(ACCESS, rule);
