import type { FastifyRequest } from 'fastify';
import type { Actor } from '../ledger/act.js';
import type { Role, Scope } from './access.js';

/** A person as the rest of the server sees one. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The mailbox behind the address: two accounts with the same one are one human being. */
  readonly identity: string;
}

/** Who makes a request. */
export type Caller =
  | { readonly kind: 'person'; readonly person: Person; readonly sessionId: string }
  | { readonly kind: 'machine'; readonly keyId: string; readonly scopes: readonly Scope[] };

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on every route that is not open. */
    caller?: Caller;
  }
}

/** The key that asks; people ask under their own id. */
export function askerOf(request: FastifyRequest): { keyId: string } {
  const caller = request.caller;
  if (caller === undefined) throw new Error('the guard let a request through without a caller');
  return { keyId: caller.kind === 'machine' ? caller.keyId : `person:${caller.person.id}` };
}

/** Characters of a session's digest that an act names. */
export const CREDENTIAL_LENGTH = 12;

/** Who acts, as the ledger names it (A8). */
export function actorOf(request: FastifyRequest): Actor {
  const caller = request.caller;
  if (caller === undefined) throw new Error('the guard let a request through without a caller');
  return caller.kind === 'machine'
    ? { kind: 'machine', id: caller.keyId, credential: caller.keyId }
    : {
        kind: 'person',
        id: caller.person.id,
        credential: caller.sessionId.slice(0, CREDENTIAL_LENGTH),
      };
}

/** The person who makes a request; routes for machines have none. */
export function personOf(request: FastifyRequest): Person {
  const caller = request.caller;
  if (caller?.kind !== 'person')
    throw new Error('the guard let a request through without a person');
  return caller.person;
}
