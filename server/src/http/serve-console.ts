import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nothingHere } from './nothing-here.js';
import type { RegisteredRoutes } from './registered-routes.js';

/** Where the built console lies: beside the built server. */
const BUILT = fileURLToPath(new URL('../../console/browser', import.meta.url));

/** First steps of addresses that belong to the API; whatever is not there is a problem document, never a page. */
const API = /^\/(v1|access|health|metrics|openapi\.json|docs|\.well-known)(\/|$)/;

/** Files whose name holds a hash of their content never change. */
const HASHED = /-[A-Z0-9]{8}\.\w+$/;

/** How a file's name ends; the reference of a person or a number, at the end of a page's address, goes on for longer. */
const FILE = /\.\w{1,12}$/;

/** Serves the console under a policy that lets a page load nothing from elsewhere and run no text as code (X7). */
export async function serveConsole(
  app: NestFastifyApplication,
  routes: RegisteredRoutes,
): Promise<void> {
  await app.register(fastifyHelmet, {
    // Pages only: an answer of the API is never rendered, and says so by its type.
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'"],
        // Components bring their styles as elements; text in them runs nothing.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // The last lets the address of a worker pass, and none but the page's own.
        trustedTypes: ['angular', 'angular#bundler', 'angular#components', 'ringfence#worker'],
      },
    },
    // Transport security is the business of whoever terminates TLS; on loopback it would lock people out.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  const files = new Set(
    existsSync(BUILT)
      ? globSync('**/*.*', { cwd: BUILT }).map((file) => `/${file.replaceAll(path.sep, '/')}`)
      : [],
  );
  await app.register(fastifyStatic, { root: BUILT, serve: false, preCompressed: true });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.header('x-content-type-options', 'nosniff');
    done();
  });
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    void reply.helmet();
    const { pathname } = new URL(request.url, 'http://localhost');
    if (files.has(pathname)) return sendFile(reply, pathname);
    const isPage = !API.test(pathname) && !FILE.test(pathname) && files.has('/index.html');
    if (isPage) return sendFile(reply, '/index.html');
    throw nothingHere(request, routes);
  });
}

function sendFile(reply: FastifyReply, file: string): FastifyReply {
  const options = HASHED.test(file)
    ? { maxAge: '1y', immutable: true }
    : { maxAge: 0, cacheControl: true };
  return reply.sendFile(file.slice(1), options);
}
