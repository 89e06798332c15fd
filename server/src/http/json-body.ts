import { isUtf8 } from 'node:buffer';
import { parseStrictJson } from '@ringfence/rules';
import type { FastifyInstance } from 'fastify';
import { MalformedInput, Refusal } from './refusal.js';

/** Bytes of a body where nothing else is said (I1). */
const USUAL_BYTES = 32 * 1024;
/** Bytes of a body by route. */
const BYTES_BY_ROUTE: Readonly<Record<string, number>> = {
  '/v1/bench/runs': 4 * 1024 * 1024,
};
export const MOST_BYTES = Math.max(USUAL_BYTES, ...Object.values(BYTES_BY_ROUTE));

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came over the wire; signatures cover these bytes. */
    rawBody?: Buffer;
    /** Why the body could not be read; told once the guard knows who asks. */
    unreadable?: Refusal;
  }
}

/**
 * Reads JSON bodies strictly, before any class or schema sees them (I3, I4): size and depth are checked on the raw text, and
 * duplicate names, forbidden names and lone surrogates are refused with their place. Whoever may not use the route hears that
 * first: see `UnreadableBody`.
 */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const announced = Number(request.headers['content-length'] ?? 0);
    done(
      announced > bound(request.routeOptions.url) ? tooLarge(request.routeOptions.url) : undefined,
    );
  });
  // Plain text, which the framework would take, is no question.
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    (request, body: Buffer, done) => {
      request.rawBody = body;
      // Some callers name a type on every request, also where there is nothing to send.
      if (body.length === 0 && request.method === 'DELETE') return done(null, undefined);
      const route = request.routeOptions.url;
      if (body.length > bound(route)) return done(tooLarge(route));
      const { value, refusal } = read(body, route);
      if (refusal !== undefined) request.unreadable = refusal;
      done(null, value);
    },
  );
}

function read(body: Buffer, route: string | undefined): { value?: unknown; refusal?: Refusal } {
  // A byte that is no UTF-8 would otherwise become U+FFFD in silence.
  if (!isUtf8(body)) return { refusal: malformed('not-json', 'the body is not UTF-8') };
  const limits = route === '/v1/bench/runs' ? BENCH_LIMITS : undefined;
  const { value, problems } = parseStrictJson(body.toString('utf8'), limits);
  return problems === undefined ? { value } : { refusal: new MalformedInput(problems) };
}

/** A run holds up to a thousand cases, each as deep as a question, two levels further down. */
const BENCH_LIMITS = { depth: 18, keys: 200, items: 1_001, characters: 4_096 };

function bound(route: string | undefined): number {
  return BYTES_BY_ROUTE[route ?? ''] ?? USUAL_BYTES;
}

function tooLarge(route: string | undefined): Refusal {
  return malformed('too-large', `the body is larger than ${bound(route)} bytes`);
}

function malformed(code: string, message: string): Refusal {
  return new MalformedInput([{ code, severity: 'error', at: '', message }]);
}
