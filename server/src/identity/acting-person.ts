import type { FastifyRequest } from 'fastify';
import type { Actor } from '../ledger/act.js';
import { actorOf, personOf, type Person } from './caller.js';

/** A person who does something, and how the ledger names them. */
export interface ActingPerson {
  readonly person: Person;
  readonly actor: Actor;
}

/** Who makes a request on a route that takes people only. */
export function actingPerson(request: FastifyRequest): ActingPerson {
  return { person: personOf(request), actor: actorOf(request) };
}
