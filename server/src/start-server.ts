import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastifyCookie from '@fastify/cookie';
import { AppModule } from './app.module.js';
import { Store } from './database/store.js';
import { SeedDemo } from './demo/seed-demo.js';
import { StateCheck } from './audit/state-check.js';
import { Directory } from './directory/directory.js';
import { Readiness } from './health/readiness.js';
import { echoRequestIds } from './http/echo-request-id.js';
import { MOST_BYTES, takeJsonBodies } from './http/json-body.js';
import { OpenConnections } from './http/open-connections.js';
import { limitRequests } from './http/request-limit.js';
import { RegisteredRoutes } from './http/registered-routes.js';
import { serveConsole } from './http/serve-console.js';
import { UNREADABLE_REQUESTS } from './http/unreadable-requests.js';
import { InviteFirstAdmin } from './identity/invite-first-admin.js';
import { KnownSender } from './identity/known-sender.js';
import { MachineKeys } from './identity/machine-keys.js';
import { KillSwitches } from './kill-switches/kill-switches.js';
import { ExchangeLog } from './integrations/exchange-log.js';
import { watchHooks } from './integrations/watch-hooks.js';
import { OpenLivePolicy } from './promotions/open-live-policy.js';
import { People } from './identity/people.js';
import { SignInLimits } from './identity/sign-in-limits.js';
import type { Clock } from './runtime/clock.js';
import type { Config } from './runtime/config.js';
import { PinoLogger } from './runtime/pino-logger.js';
import { StartNotice } from './runtime/start-notice.js';
import { StartRefused } from './runtime/start-refused.js';
import { SystemClock } from './runtime/system-clock.js';
import { Settings } from './settings/settings.js';

/** How often a stopping server lets go of connections that wait for no answer, in milliseconds. */
const SWEEP_EVERY_MS = 20;

/** A server that answers. */
export interface RunningServer {
  /** The address listened on, without a trailing slash. */
  readonly url: string;
  readonly notice: readonly string[];
  readonly app: NestFastifyApplication;
  /** Finishes what was read, writes what waits, and lets the data folder go (R4). */
  stop(): Promise<void>;
}

/**
 * Opens the store, loads the live policy and listens.
 *
 * @throws StartRefused, UnusableStore, PacksBroken: one line for a person, and nothing is left open
 */
export async function startServer(
  config: Config,
  clock: Clock = new SystemClock(),
): Promise<RunningServer> {
  const store = await Store.open(config, clock);
  try {
    return await listen(config, store, clock);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function listen(config: Config, store: Store, clock: Clock): Promise<RunningServer> {
  const logger = new PinoLogger(config.logLevel);
  const adapter = new FastifyAdapter({
    ...UNREADABLE_REQUESTS,
    // TLS ends on this machine: only what stands in front of it here may say for whom it asks.
    trustProxy: 'loopback',
    bodyLimit: MOST_BYTES,
    // Ids of our own: a caller's word never becomes part of a log line.
    genReqId: requestIds(),
    routerOptions: { maxParamLength: 512 },
    forceCloseConnections: 'idle',
  });
  const routes = new RegisteredRoutes();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, store, clock, routes),
    adapter,
    { bodyParser: false, logger, abortOnError: false },
  );
  const fastify = adapter.getInstance();
  const connections = new OpenConnections(fastify.server);
  routes.watch(fastify);
  echoRequestIds(fastify);
  watchHooks(fastify, (hook, exchange) => app.get(ExchangeLog).note(hook, exchange));
  takeJsonBodies(fastify, (request) => app.get(KnownSender).is(request));
  await app.register(fastifyCookie);
  await limitRequests(app, config.requestsPerSecond);
  await serveConsole(app, routes);
  await app.get(OpenLivePolicy).execute();
  app.get(KillSwitches).load();
  await app.get(People).load();
  await app.get(SignInLimits).load();
  await app.get(MachineKeys).load();
  await app.get(Settings).load();
  await app.get(Directory).load();
  app.get(StateCheck).execute();
  await app.get(SeedDemo).execute();
  await app.get(InviteFirstAdmin).execute();
  await app.init();
  const url = await listenOn(app, config.port);
  return {
    url,
    notice: app.get(StartNotice).lines(),
    app,
    async stop() {
      app.get(Readiness).stop();
      // A connection whose request was still being answered falls idle only after the stop began.
      const sweep = setInterval(() => connections.closeUnused(), SWEEP_EVERY_MS);
      await app.close();
      clearInterval(sweep);
      await store.close();
    },
  };
}

/** Listens through Fastify itself: the framework would log a used port beside our own line about it. */
async function listenOn(app: NestFastifyApplication, port: number): Promise<string> {
  try {
    return await app.getHttpAdapter().getInstance().listen({ port, host: '127.0.0.1' });
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      throw new StartRefused(
        `port ${port} cannot be used (${code}): set RINGFENCE_PORT to a free one`,
        { cause: error },
      );
    }
    throw error;
  }
}

function requestIds(): () => string {
  let next = 0;
  return () => `r${(next++).toString(36)}`;
}
