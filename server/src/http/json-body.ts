import { isUtf8 } from 'node:buffer';
import {
  AUDITED_FILE_LIMITS,
  DOCUMENT_LIMITS,
  parseStrictJson,
  QUESTION_LIMITS,
  type JsonLimits,
} from '@ringfence/rules';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MOST_ENTRIES } from '../directory/directory-file.dto.js';
import { LargeBodyLane } from './large-body-lane.js';
import { MalformedInput, Refusal } from './refusal.js';

/** What a route takes: bytes, and the shape within them (I1). */
interface BodyBounds {
  readonly bytes: number;
  readonly limits: JsonLimits;
  /** What a platform tells: it may sign the body itself, so it is taken before anybody knows who sent it, and then read as it is. */
  readonly told?: true;
}

const KIB = 1024;
const MIB = 1024 * KIB;
const USUAL: BodyBounds = { bytes: 32 * KIB, limits: QUESTION_LIMITS };
/** A case is as deep as a question, some levels further down. */
const CASE_LIMITS: JsonLimits = { ...QUESTION_LIMITS, depth: 18 };
/** As deep as a question, some levels further down. */
const ACCESS_LIMITS: JsonLimits = { ...QUESTION_LIMITS, depth: 20 };
const BOUNDS_BY_ROUTE: Readonly<Record<string, BodyBounds>> = {
  '/v1/bench/runs': { bytes: 4 * MIB, limits: { ...CASE_LIMITS, items: 1_001 } },
  // A file lies in an object, in a list, in the body.
  '/v1/configuration-audits': {
    bytes: 8 * MIB,
    limits: { ...AUDITED_FILE_LIMITS, depth: AUDITED_FILE_LIMITS.depth + 3 },
  },
  // A table is one long text; an entry lies in a list, in the entries, in the body.
  '/v1/directory/imports': {
    bytes: 8 * MIB,
    limits: { ...QUESTION_LIMITS, items: MOST_ENTRIES, characters: 8 * MIB },
  },
  // A message, a question among them, lies in an object.
  '/v1/integrations/:id/tests': {
    bytes: 64 * KIB,
    limits: { ...DOCUMENT_LIMITS, depth: DOCUMENT_LIMITS.depth + 1 },
  },
  // A question lies in an evaluation as the properties of its resource.
  '/access/v1/evaluation': { bytes: 32 * KIB, limits: ACCESS_LIMITS },
  '/access/v1/requests': { bytes: 32 * KIB, limits: ACCESS_LIMITS },
  '/access/v1/evaluations': { bytes: 256 * KIB, limits: ACCESS_LIMITS },
  '/v1/drafts/:id/cases': { bytes: 256 * KIB, limits: CASE_LIMITS },
  // With the description of the call's media.
  '/v1/adapters/meta/calls': { bytes: 64 * KIB, limits: DOCUMENT_LIMITS },
  // As large as Meta says its webhooks may become.
  '/v1/adapters/meta/webhook': { bytes: 3 * MIB, limits: DOCUMENT_LIMITS, told: true },
  '/v1/adapters/infobip/webhooks/messages': { bytes: MIB, limits: DOCUMENT_LIMITS, told: true },
  '/v1/adapters/infobip/webhooks/calls': { bytes: MIB, limits: DOCUMENT_LIMITS, told: true },
  // A draft may be wrong, also by its size: whatever is sent is kept, a part that does not parse as one long string.
  '/v1/drafts/:id': {
    bytes: 16 * MIB,
    limits: { ...DOCUMENT_LIMITS, depth: DOCUMENT_LIMITS.depth + 1, characters: 16 * MIB },
  },
};
/** Larger bodies are taken one at a time. */
const LARGE = 256 * KIB;
/** Bytes of any body. */
export const MOST_BYTES = Math.max(
  USUAL.bytes,
  ...Object.values(BOUNDS_BY_ROUTE).map(({ bytes }) => bytes),
);

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came over the wire; signatures cover these bytes. */
    rawBody?: Buffer;
  }
}

/**
 * Takes JSON bodies as bytes, as many as their route takes (I1). They are read by {@link readBody} once the guard knows who asks:
 * a stranger is told so first, and costs no reading. Where a body may be large, a stranger's is not even taken.
 */
export function takeJsonBodies(
  fastify: FastifyInstance,
  isKnown: (request: FastifyRequest) => Promise<boolean>,
): void {
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = boundsOf(route.url).bytes;
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const announced = Number(request.headers['content-length'] ?? 0);
    const { url } = request.routeOptions;
    done(announced > boundsOf(url).bytes ? tooLarge(url) : undefined);
  });
  const lane = new LargeBodyLane();
  fastify.addHook('preParsing', async (request, reply, payload) => {
    const { bytes, told } = boundsOf(request.routeOptions.url);
    const mayBeLarge = bytes > USUAL.bytes && told !== true;
    if (mayBeLarge && hasBody(request) && !(await isKnown(request))) throw stranger();
    if (mayBeLarge && isLarge(request)) await lane.enter(reply);
    return payload;
  });
  // Plain text, which the framework would take, is no question.
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      // Some callers name a type on every request, also where there is nothing to send.
      if (body.length > 0 || request.method !== 'DELETE') request.rawBody = body;
      done(null, undefined);
    },
  );
}

/**
 * Reads a body strictly, before any schema sees it (I3, I4): depth and size are checked on the raw text, and duplicate names,
 * forbidden names and lone surrogates are refused with their place.
 *
 * @throws MalformedInput
 */
export function readBody({ rawBody, routeOptions }: FastifyRequest): unknown {
  if (rawBody === undefined) return undefined;
  // A byte that is no UTF-8 would otherwise become U+FFFD in silence.
  if (!isUtf8(rawBody)) throw malformed('not-json', 'the body is not UTF-8');
  const { limits, told } = boundsOf(routeOptions.url);
  if (told === true) return readTold(rawBody);
  const { value, problems } = parseStrictJson(rawBody.toString('utf8'), limits);
  if (problems !== undefined) throw new MalformedInput(problems);
  return value;
}

/** What a platform tells is its own word: refused for its form alone it would be sent again for days, and never be heard. */
function readTold(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    throw malformed('not-json', 'the body is no JSON');
  }
}

function hasBody({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Unless its length is told before, it may be. */
function isLarge({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return hasBody({ headers }) && Number(headers['content-length'] ?? Infinity) > LARGE;
}

function stranger(): Refusal {
  const headers = { 'www-authenticate': 'Bearer realm="ringfence"' };
  return new Refusal(401, 'unauthenticated', 'say who you are', { headers });
}

function boundsOf(route: string | undefined): BodyBounds {
  return BOUNDS_BY_ROUTE[route ?? ''] ?? USUAL;
}

function tooLarge(route: string | undefined): Refusal {
  return malformed('too-large', `the body is larger than ${boundsOf(route).bytes} bytes`);
}

function malformed(code: string, message: string): Refusal {
  return new MalformedInput([{ code, severity: 'error', at: '', message }]);
}
