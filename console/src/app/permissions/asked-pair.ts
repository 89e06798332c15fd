import type { NewPermissionRequest, ShownPermission } from '../api/permission-wire.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { userName } from './user-name.js';

/** Whom to ask for the permission, and for which business number. */
export interface AskedPair {
  readonly businessNumber: string;
  readonly user: NewPermissionRequest['user'];
  /** Names the pair without a number in it. */
  readonly key: string;
  /** As people read them. */
  readonly names: { readonly user: string; readonly number: string };
}

export function pairOf(permission: ShownPermission): AskedPair {
  const { businessNumber, references } = permission;
  return {
    businessNumber,
    user: { reference: references.user },
    key: `${references.businessNumber}.${references.user}`,
    names: { user: userName(permission), number: phoneText(businessNumber) },
  };
}
