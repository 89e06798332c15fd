import type { Socket } from 'node:net';
import type { FastifyReply, FastifyServerOptions } from 'fastify';
import { problemDocument } from './problem-document.js';

const UNREADABLE = problemDocument(400, 'malformed-input', 'the request could not be read');

/** Answers to what never becomes a request: an address that cannot be decoded, bytes that are no HTTP. */
export const UNREADABLE_REQUESTS: Pick<
  FastifyServerOptions,
  'frameworkErrors' | 'clientErrorHandler'
> = {
  frameworkErrors(_error, request, untyped) {
    // The type of a reply is generic here: what it takes is not known.
    const reply = untyped as unknown as FastifyReply;
    void reply
      .status(400)
      .type('application/problem+json')
      .send({ ...UNREADABLE, instance: request.id });
  },
  clientErrorHandler(_error, socket: Socket) {
    if (!socket.writable) return;
    const body = JSON.stringify(UNREADABLE);
    socket.end(
      [
        'HTTP/1.1 400 Bad Request',
        'Content-Type: application/problem+json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  },
};
