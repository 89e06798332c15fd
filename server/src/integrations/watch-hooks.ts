import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RawExchange } from './exchange-log.js';
import type { Hook } from './hook.js';
import { HOOKS } from './hooks.js';
import type { Outcome } from './outcome.js';

declare module 'fastify' {
  interface FastifyReply {
    /** The answer of a hook, before it became text. */
    answered?: unknown;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Takes note of the requests of every hook, after their answers have been sent: an answer never waits for it and never fails with
 * it. Routes that are no hook's are left as they are.
 */
export function watchHooks(
  fastify: FastifyInstance,
  note: (hook: Hook, exchange: () => RawExchange) => void,
): void {
  fastify.addHook('onRoute', (route) => {
    const hook = HOOKS.find(
      ({ path, more = [] }) => path === route.url || more.includes(route.url),
    );
    if (hook === undefined) return;
    route.preSerialization = [
      ...[route.preSerialization ?? []].flat(),
      (_request, reply, payload, done) => {
        reply.answered = payload;
        done(null, payload);
      },
    ];
    route.onResponse = [
      ...[route.onResponse ?? []].flat(),
      (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
        note(hook, () => exchangeOf(hook, request, reply));
        done();
      },
    ];
  });
}

function exchangeOf(hook: Hook, request: FastifyRequest, reply: FastifyReply): RawExchange {
  const { answered, statusCode: status } = reply;
  const fields = typeof answered === 'object' && answered !== null ? (answered as Fields) : {};
  const decisionId = decisionIn(reply.getHeader('x-decision-id'), fields);
  return {
    method: request.method,
    status,
    durationMs: reply.elapsedTime,
    outcome: outcomeOf(hook, status, fields, decisionId),
    decisionId,
    code: status >= 400 && typeof fields['code'] === 'string' ? fields['code'] : null,
    isKnown: request.caller !== undefined || status < 400,
    request: request.rawBody,
    answer: answered,
  };
}

function outcomeOf(hook: Hook, status: number, answer: Fields, decisionId: string | null): Outcome {
  if (status >= 500) return 'failed';
  // Some platforms know a deny only as a refusal: it rests on a decision like any other.
  if (status >= 400) return status === 403 && decisionId !== null ? 'deny' : 'refused';
  if (hook.permits === undefined) return 'told';
  return hook.permits(answer) ? 'permit' : 'deny';
}

function decisionIn(header: unknown, { decisionId, context }: Fields): string | null {
  const told = [header, decisionId, (context as Fields | undefined)?.['evaluation_id']];
  return told.find((id): id is string => typeof id === 'string') ?? null;
}
