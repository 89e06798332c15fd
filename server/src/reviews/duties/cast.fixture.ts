import type { Role } from '../../identity/access.js';

/** Somebody who takes part, and the mailbox that the account belongs to. */
export interface CastMember {
  readonly id: string;
  readonly email: string;
  /** Written by hand, so that nothing of the product says who is who. */
  readonly identity: string;
  readonly roles: readonly Role[];
}

const member = (
  id: string,
  email: string,
  identity: string,
  ...roles: readonly Role[]
): CastMember => ({ id, email, identity, roles });

/** Seven accounts of six people: enough for every way in which one could play two parts. */
export const CAST: readonly CastMember[] = [
  member('ann', 'ann@duty.example', 'ann', 'author'),
  member('ann-too', 'ann+too@duty.example', 'ann', 'approver', 'author'),
  member('bob', 'bob@duty.example', 'bob', 'approver'),
  member('cyd', 'cyd@duty.example', 'cyd', 'author', 'approver'),
  member('dan', 'dan@duty.example', 'dan', 'admin'),
  member('eve', 'eve@duty.example', 'eve', 'admin', 'approver', 'author'),
  member('fay', 'fay@duty.example', 'fay', 'author'),
];

export function identityOfMember(id: string): string {
  return CAST.find((one) => one.id === id)!.identity;
}
