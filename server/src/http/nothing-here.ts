import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.js';
import type { RegisteredRoutes } from './registered-routes.js';

/** What to answer where no route takes a request: 405 with the methods the address does take, or 404. */
export function nothingHere(request: FastifyRequest, routes: RegisteredRoutes): Refusal {
  const { pathname } = new URL(request.url, 'http://localhost');
  const methods = routes.methodsAt(pathname);
  if (methods.length === 0 || methods.includes(request.method)) {
    return new Refusal(404, 'not-found', 'there is nothing at this address');
  }
  return new Refusal(405, 'method-not-allowed', 'this address does not take this method', {
    headers: { allow: methods.join(', ') },
  });
}
