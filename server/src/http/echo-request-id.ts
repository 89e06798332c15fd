import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Addresses whose answers name their request, refusals included (AuthZEN 1.0). */
const NAMED = /^\/(access\/|\.well-known\/authzen-configuration)/;

/**
 * Puts `X-Request-ID` on every AuthZEN answer: the caller's own, unchanged, or else ours. Registered before whatever may refuse a
 * request; the caller's never reaches the log.
 */
export function echoRequestIds(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    // An address may be spelled with escapes, and what no route takes has but its spelling.
    if (NAMED.test(request.routeOptions.url ?? '') || NAMED.test(request.url)) {
      void reply.header('x-request-id', request.headers['x-request-id'] ?? request.id);
    }
    done();
  });
  fastify.addHook('onSend', (_request: FastifyRequest, reply: FastifyReply, payload, done) => {
    // Beside a body that is text Node would write the header in the body's encoding: other bytes than came.
    const isOther = /[^ -~]/.test(String(reply.getHeader('x-request-id') ?? ''));
    done(null, isOther && typeof payload === 'string' ? Buffer.from(payload) : payload);
  });
}
