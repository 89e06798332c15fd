import type { Permission } from '../api/permission-wire.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';

/** A user by number or id; of one that was erased the reference is left. */
export function userName({ user: { waId, bsuid }, references }: Permission): string {
  if (waId !== undefined) return phoneText(`+${waId}`);
  return bsuid ?? references.user;
}
