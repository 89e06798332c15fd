import { hash } from 'node:crypto';
import fastifyRateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Credentials counted at once; the one that has been quiet longest is forgotten first. */
const MOST_KEPT = 10_000;

/**
 * Refuses more requests of one credential than it may make within a second, with 429 and Retry-After, so that one caller
 * cannot take the others' turn (X6). Who shows no credential is known by address.
 */
export async function limitRequests(app: NestFastifyApplication, perSecond: number): Promise<void> {
  await app.register(fastifyRateLimit, {
    max: perSecond,
    timeWindow: 1_000,
    cache: MOST_KEPT,
    keyGenerator: credentialOf,
    // Only a refusal says when to come back; every other answer stays as small as it is.
    addHeadersOnExceeding: NO_HEADERS,
    addHeaders: { ...NO_HEADERS, 'retry-after': true },
  });
}

const NO_HEADERS = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
};

function credentialOf({ headers, ip }: FastifyRequest): string {
  const shown = headers.authorization ?? headers.cookie;
  return shown === undefined ? ip : hash('sha256', shown, 'base64url');
}
