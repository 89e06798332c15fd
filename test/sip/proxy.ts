import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../harness/server-process.js';

/** Where the proxy and the user agents are; whoever calls is known by the address. */
const PROXY = '127.0.0.1';
export const CALLER = '127.0.0.2';
export const AGENTS = '127.0.0.3';

/**
 * Two workers of a proxy may send on a 200 before the 180, or a REFER before the ACK, that came first: no fault, and so what is not
 * expected is passed over; a call that does not get what it expects fails by its time.
 */
const PASSES_OVER = ['-nostdin', '-default_behaviors', 'all,-abortunexp'];

/** A child process with what it says. */
class Program {
  log = '';

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece: Buffer) => (this.log += piece.toString()));
    }
  }

  /** Waits until a line was said. */
  async says(line: RegExp): Promise<void> {
    while (!line.test(this.log)) {
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.log}`);
      await once(this.child.stderr!, 'data');
    }
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }
}

/** How long a proxy waits. */
export interface Patience {
  /** For a decision, in milliseconds; on a busy machine one may take longer than a caller is to wait. */
  readonly waitMs?: number;
  /** For the INVITE of an accepted transfer. */
  readonly referralSeconds?: number;
}

/** A call under way. */
export interface PlacedCall {
  /** Lets the caller end it. */
  readonly release: () => Promise<void>;
  /** Undefined: it went as expected; else what went wrong. */
  readonly ended: Promise<string | undefined>;
}

/** What became of many calls. */
export interface Load {
  /** How many went as expected. */
  readonly right: number;
  /** From each INVITE to its final answer, in milliseconds. */
  readonly waits: readonly number[];
}

/** The shipped Kamailio configuration, running, with user agents of SIPp around it. */
export class Proxy {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'ringfence-sip-'));
  readonly #agents: Program[] = [];
  #files = 0;

  private constructor(
    private readonly kamailio: Program,
    private readonly ports: { readonly proxy: number; readonly policy: number },
    /** Where the decision point connects to. */
    readonly evapi: string,
  ) {}

  static async start({ waitMs = 10_000, referralSeconds = 60 }: Patience = {}): Promise<Proxy> {
    const ports = { proxy: await freeUdpPort(PROXY), policy: await freeUdpPort(PROXY) };
    const evapi = `${PROXY}:${await freePort()}`;
    const define = (name: string, value: string): string[] => ['-A', `${name}=${value}`];
    const child = spawn(
      'kamailio',
      [
        ...['-DD', '-E', '-m', '64', '-M', '8', '-f', 'deploy/kamailio/kamailio.cfg'],
        ...define('PROXY_SOCKET', `udp:${PROXY}:${ports.proxy}`),
        ...define('POLICY_SOCKET', `udp:${PROXY}:${ports.policy}`),
        ...define('EVAPI_ADDRESS', `"${evapi}"`),
        ...define('DECISION_MS', String(waitMs)),
        ...define('REFERRAL_SECONDS', String(referralSeconds)),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    return new Proxy(new Program(child), ports, evapi);
  }

  get log(): string {
    return this.kamailio.log;
  }

  /** Waits until a decision point has connected, the n-th since the start. */
  connected(n = 1): Promise<void> {
    return this.kamailio.says(new RegExp(`(decision point connected[^]*){${n}}`));
  }

  /** Waits until the decision point is gone. */
  disconnected(): Promise<void> {
    return this.kamailio.says(/decision point gone/);
  }

  uri(user: string, socket: 'proxy' | 'policy' = 'proxy'): string {
    return `sip:${user}@${PROXY}:${this.ports[socket]}`;
  }

  /** Starts a user agent. @returns its `host:port` */
  async agent(scenario: string): Promise<string> {
    const port = await freeUdpPort(AGENTS);
    const child = spawn(
      'sipp',
      ['-sf', this.#write(scenario, 'xml'), '-i', AGENTS, '-p', String(port), ...PASSES_OVER],
      { stdio: ['ignore', 'ignore', 'pipe'], cwd: this.#folder },
    );
    this.#agents.push(new Program(child));
    return `${AGENTS}:${port}`;
  }

  /** Places a call. @returns undefined: as expected; else what went wrong */
  async call(
    scenario: string,
    requestUri: string,
    number: string,
    socket: 'proxy' | 'policy' = 'proxy',
  ): Promise<string | undefined> {
    return (await this.place(scenario, requestUri, number, socket)).ended;
  }

  /** Places a call that goes on until it is released, where its scenario holds it. */
  async place(
    scenario: string,
    requestUri: string,
    number: string,
    socket: 'proxy' | 'policy' = 'proxy',
  ): Promise<PlacedCall> {
    const fields = this.#write(`SEQUENTIAL\n${requestUri};${number}\n`, 'csv');
    const errors = this.#write('', 'log');
    const port = await freeUdpPort(CALLER);
    const sent = [
      `${PROXY}:${this.ports[socket]}`,
      ...['-sf', this.#write(scenario, 'xml'), '-inf', fields, '-i', CALLER],
      ...['-p', String(port), '-m', '1', '-recv_timeout', '20000', ...PASSES_OVER],
      ...['-trace_err', '-error_file', errors],
    ];
    const program = new Program(
      spawn('sipp', sent, { stdio: ['ignore', 'pipe', 'pipe'], cwd: this.#folder }),
    );
    return {
      release: () => tellToGoOn(`1-${program.child.pid}@${CALLER}`, port),
      ended: once(program.child, 'exit').then(([code]) =>
        code === 0 ? undefined : `${code} ${readFileSync(errors, 'utf8')}`,
      ),
    };
  }

  /**
   * Places many calls.
   *
   * @param rate calls a second
   */
  async load(
    scenario: string,
    requestUri: string,
    number: string,
    { rate, calls }: { readonly rate: number; readonly calls: number },
  ): Promise<Load> {
    const fields = this.#write(`SEQUENTIAL\n${requestUri};${number}\n`, 'csv');
    const name = this.#write(scenario, 'xml');
    const sent = [
      `${PROXY}:${this.ports.proxy}`,
      ...['-sf', name, '-inf', fields, '-i', CALLER, '-p', String(await freeUdpPort(CALLER))],
      ...['-m', String(calls), '-r', String(rate), '-l', String(calls), ...PASSES_OVER],
      ...['-trace_rtt', '-rtt_freq', '1', '-timeout', '60s', '-recv_timeout', '10000'],
    ];
    const program = new Program(
      spawn('sipp', sent, { stdio: ['ignore', 'pipe', 'pipe'], cwd: this.#folder }),
    );
    await once(program.child, 'exit');
    const right = /Successful call\s*\|\s*\d+\s*\|\s*(\d+)\s*(?![^]*Successful call)/.exec(
      program.log,
    );
    if (right === null) throw new Error(program.log.slice(-2_000));
    const file = `${path.basename(name, '.xml')}_${program.child.pid}_rtt.csv`;
    const [, ...rows] = readFileSync(path.join(this.#folder, file), 'utf8').trim().split('\n');
    return { right: Number(right[1]), waits: rows.map((row) => Number(row.split(';')[1])) };
  }

  async stop(): Promise<void> {
    await Promise.all([this.kamailio, ...this.#agents].map((program) => program.end()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #write(text: string, extension: string): string {
    const file = path.join(this.#folder, `${this.#files++}.${extension}`);
    writeFileSync(file, text);
    return file;
  }
}

/** The message that a held call waits for; it comes from nobody, and is not answered. */
async function tellToGoOn(callId: string, port: number): Promise<void> {
  const lines = [
    `MESSAGE sip:wa@${CALLER}:${port} SIP/2.0`,
    `Via: SIP/2.0/UDP ${PROXY}:9;branch=z9hG4bKgo`,
    ...[`From: <sip:spec@${PROXY}>`, `To: <sip:wa@${CALLER}>`, `Call-ID: ${callId}`],
    ...['CSeq: 1 MESSAGE', 'Content-Length: 0', '', ''],
  ];
  const socket = createSocket('udp4');
  const sent = new Promise((resolve) => socket.send(lines.join('\r\n'), port, CALLER, resolve));
  await sent;
  socket.close();
}

/** Below what a system gives away by itself; no port twice, since whoever is to take it may not have done so yet. */
let ports = process.pid * 131;

async function freeUdpPort(address: string): Promise<number> {
  for (;;) {
    const port = 10_000 + (ports++ % 20_000);
    const socket = createSocket('udp4');
    const isFree = await new Promise<boolean>((resolve) => {
      socket.once('error', () => resolve(false)).bind(port, address, () => resolve(true));
    });
    const closed = once(socket, 'close');
    socket.close();
    await closed;
    if (isFree) return port;
  }
}
