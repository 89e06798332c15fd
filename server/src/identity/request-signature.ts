import type { FastifyRequest } from 'fastify';

/** What a platform's signature says of a request; `absent`: it carries none, or none is expected. */
export type SignatureVerdict = 'right' | 'wrong' | 'absent';

/** Checks the signature a platform puts on its requests in place of a key. */
export abstract class RequestSignature {
  abstract check(request: FastifyRequest): SignatureVerdict;
}
