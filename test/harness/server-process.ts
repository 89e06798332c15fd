import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const MACHINE_KEY = 'rf_test_0123456789abcdefghijklmnopqrstuvwxyz';
export const DEMO_PASSWORD = 'fence-and-posts';

/** The built server as a process of its own, spoken to over HTTP only. */
export class ServerProcess {
  #child: ChildProcess | undefined;
  #log = '';
  readonly #sessions = new Map<string, Promise<{ cookie: string; 'x-csrf-token': string }>>();

  private constructor(
    readonly port: number,
    readonly folder: string,
    private readonly environment: Record<string, string>,
  ) {}

  /** Starts a server on a free port with a data folder of its own. */
  static async start(environment: Record<string, string> = {}): Promise<ServerProcess> {
    const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-'));
    const server = new ServerProcess(await freePort(), folder, environment);
    await server.restart();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.environment['RINGFENCE_PORT'] ?? this.port}`;
  }

  get log(): string {
    return this.#log;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts the process again on the same folder and port, and waits for its word that it is ready. */
  async restart(): Promise<void> {
    const child = spawnServer({
      RINGFENCE_PORT: String(this.port),
      RINGFENCE_DATA: this.folder,
      ...this.environment,
    });
    this.#child = child;
    const begin = this.#log.length;
    let isReady = false;
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        this.#log += chunk.toString();
        isReady ||= /ready at.*\n/.test(this.#log.slice(begin));
        if (isReady) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', (chunk: Buffer) => (this.#log += chunk.toString()));
      child.once('exit', (code) => reject(new Error(`server ended with ${code}: ${this.#log}`)));
    });
  }

  /** Sends a signal to the server itself, and waits until it is gone. @returns exit code, or null when killed */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return gone;
  }

  /** Stops the server and removes its folder. */
  async remove(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Sends JSON as the machine. */
  post(route: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${route}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${MACHINE_KEY}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  put(
    route: string,
    body: unknown,
    headers: Record<string, string> = { authorization: `Bearer ${MACHINE_KEY}` },
  ): Promise<Response> {
    return fetch(`${this.url}${route}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Puts JSON as the demo admin; what waits for a second person is confirmed by the demo approver. */
  async putConfirmed(route: string, body: unknown): Promise<Response> {
    const answer = await this.put(route, body, await this.session('admin'));
    if (answer.status !== 202) return answer;
    const { confirmation } = (await answer.json()) as { confirmation: string };
    return fetch(`${this.url}/v1/confirmations/${confirmation}/confirm`, {
      method: 'POST',
      headers: { ...(await this.session('approver')), 'content-type': 'application/json' },
      body: '{}',
    });
  }

  /** Signs a person in; answers with a function that reads as that person. */
  async signIn(role: string): Promise<(route: string) => Promise<Response>> {
    const { cookie } = await this.session(role);
    return (route) => fetch(`${this.url}${route}`, { headers: { cookie } });
  }

  /** Headers of a demo person's session, begun when it is first asked for. */
  session(role: string): Promise<{ cookie: string; 'x-csrf-token': string }> {
    let session = this.#sessions.get(role);
    if (session === undefined) this.#sessions.set(role, (session = this.#beginSession(role)));
    return session;
  }

  async #beginSession(role: string): Promise<{ cookie: string; 'x-csrf-token': string }> {
    const answer = await fetch(`${this.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: `${role}@demo.example`, password: DEMO_PASSWORD }),
    });
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    const cookie = answer.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    return { cookie, 'x-csrf-token': csrfToken };
  }
}

/** Runs the server with these settings, whatever they are. */
export function spawnServer(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
    env: {
      PATH: process.env['PATH'],
      RINGFENCE_MACHINE_KEY: MACHINE_KEY,
      RINGFENCE_DEMO_PASSWORD: DEMO_PASSWORD,
      // A sixth of the work of a start is compiling what does not change.
      NODE_COMPILE_CACHE: path.resolve('.cache/node'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Below what any system gives away by itself, so that nothing takes the port before the server does, or between two starts. */
const PORTS = { first: 10_000, count: 20_000 };
let ports = process.pid * 131;

/** A TCP port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + (ports++ % PORTS.count);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
