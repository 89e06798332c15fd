import {
  Catch,
  HttpException,
  Injectable,
  Logger,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LedgerOverloaded, RecordUnavailable } from '../ledger/ledger.js';
import { ChangeConflict } from '../ledger/ledger-port.js';
import { problemDocument, refusalDocument, type ProblemDocument } from './problem-document.js';
import { nothingHere } from './nothing-here.js';
import { Refusal } from './refusal.js';
import { RegisteredRoutes } from './registered-routes.js';

/** Turns whatever ends a request into a problem document: refusals as they are, faults logged and told without detail (X9). */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('http');

  constructor(private readonly routes: RegisteredRoutes) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    // What is missing in the domain is told by a refusal: this one means that no route took the request.
    const error =
      thrown instanceof NotFoundException
        ? nothingHere(request, this.routes)
        : (refusalOfRecord(thrown) ?? thrown);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const document = this.#documentOf(error, request);
    if (error instanceof Refusal) {
      const { headers, decisionId } = error.details;
      void reply.headers(headers ?? {});
      if (decisionId !== undefined) void reply.header('x-decision-id', decisionId);
    }
    void reply.status(document.status).type('application/problem+json').send(document);
  }

  #documentOf(error: unknown, request: FastifyRequest): ProblemDocument {
    if (error instanceof Refusal) return refusalDocument(error, request.id);
    const status = statusOf(error);
    if (status !== undefined && status < 500) {
      const [code, detail] = SIMPLE[status] ?? ['refused', 'the request was refused'];
      return problemDocument(statusTold(status, request), code, detail, request.id);
    }
    this.#log.error({ err: error, requestId: request.id, route: request.routeOptions.url });
    return request.routeOptions.url === '/v1/decisions' && request.method === 'POST'
      ? problemDocument(
          503,
          'fault',
          'the attempt could not be decided: do not connect',
          request.id,
        )
      : problemDocument(500, 'fault', 'something went wrong here; quote the id', request.id);
  }
}

const SIMPLE: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['malformed-input', 'the request could not be read'],
  404: ['not-found', 'there is nothing at this address'],
  405: ['method-not-allowed', 'this address does not take this method'],
  413: ['too-large', 'the body is larger than this address takes'],
  415: ['unsupported-media-type', 'send `application/json`'],
  429: ['too-many-requests', 'too many requests: wait before the next one'],
};

/** What the ledger could not put on record did not happen: the caller hears whether to try again. */
function refusalOfRecord(error: unknown): Refusal | undefined {
  const headers = { 'retry-after': '1' };
  if (error instanceof ChangeConflict) {
    return new Refusal(409, 'changed-meanwhile', 'it was changed meanwhile: read it again');
  }
  if (error instanceof LedgerOverloaded) {
    return new Refusal(503, 'overloaded', 'too much waits to be recorded: try again', { headers });
  }
  if (error instanceof RecordUnavailable) {
    return new Refusal(503, 'record-unavailable', 'it cannot be recorded: try again', { headers });
  }
  return undefined;
}

/** A body that cannot be taken is malformed input; AuthZEN calls one of another type so, too. */
function statusTold(status: number, { routeOptions }: FastifyRequest): number {
  const isAccess = routeOptions.url?.startsWith('/access/') === true;
  return status === 413 || (status === 415 && isAccess) ? 400 : status;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : undefined;
}
