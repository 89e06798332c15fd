import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from './database/sqlite-file.js';
import { KeyFolder } from './keys/key-folder.js';
import type { Role } from './identity/access.js';
import type { Clock } from './runtime/clock.js';
import { readConfig } from './runtime/config.js';
import { SystemRandomSource } from './runtime/system-random-source.js';
import { References } from './subjects/references.js';
import { startServer, type RunningServer } from './start-server.js';

export const KEY = 'spec-key-0123456789abcdef0123456789abcdef';
export const PASSWORD = 'a long enough phrase for the specs';

/** What a spec may choose; without a clock the machine's is read. */
export interface ServerChoices {
  readonly folder?: string;
  readonly clock?: Clock;
  /** Leaves the key folder as it is. */
  readonly keepKeys?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
  /** Records that may wait at once. */
  readonly queueBound?: number;
}

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A whole server over real SQLite and real HTTP, in a folder of its own. */
export class ServerUnderTest {
  readonly #sessions = new Map<Role, Record<string, string>>();

  private constructor(
    readonly folder: string,
    readonly server: RunningServer,
    /** A second connection, to look behind the server's back and to break its store. */
    readonly other: Database.Database,
    private readonly choices: ServerChoices,
  ) {}

  static async start(choices: ServerChoices = {}): Promise<ServerUnderTest> {
    const folder = choices.folder ?? mkdtempSync(path.join(tmpdir(), 'ringfence-server-'));
    const config = readConfig({
      RINGFENCE_PORT: '0',
      RINGFENCE_DATA: folder,
      RINGFENCE_MACHINE_KEY: KEY,
      RINGFENCE_DEMO_PASSWORD: PASSWORD,
      RINGFENCE_LOG: 'silent',
      ...choices.settings,
    });
    // Beyond loopback the server makes no keys: whoever starts it brings them along.
    if (choices.keepKeys !== true) {
      new KeyFolder(config.keysFolder).makeMissing(new SystemRandomSource());
    }
    const { queueBound = config.queueBound } = choices;
    const server = await startServer({ ...config, queueBound }, choices.clock);
    return new ServerUnderTest(folder, server, new Database(databaseFile(folder)), choices);
  }

  /** Asks as the machine; a text is sent as it is. */
  async post(
    address: string,
    body: unknown,
    headers: Record<string, string> = {},
    method: 'POST' | 'PUT' = 'POST',
  ): Promise<Answer> {
    return this.send(address, {
      method,
      headers: {
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body),
    });
  }

  /** Puts as the machine. */
  put(address: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.post(address, body, headers, 'PUT');
  }

  get(address: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(address, { headers });
  }

  /** Signs in as a demo person. @returns headers that carry the session */
  signIn(role: Role): Promise<Record<string, string>> {
    return this.signInAs(`${role}@demo.example`, PASSWORD);
  }

  /** Signs in as anybody. @returns headers that carry the session */
  async signInAs(email: string, password: string): Promise<Record<string, string>> {
    const answer = await this.send('/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (answer.status !== 200) throw new Error(`${email}: ${JSON.stringify(answer.body)}`);
    return sessionIn(answer);
  }

  /** Sends JSON with these headers, as a person does. */
  sendJson(
    method: 'POST' | 'PUT' | 'DELETE',
    address: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Answer> {
    return this.send(address, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Puts into the directory as the demo admin; what waits for a second person is confirmed by the demo approver. */
  async putConfirmed(address: string, body: unknown): Promise<Answer> {
    const answer = await this.#sendAs('admin', 'PUT', address, body);
    if (answer.status !== 202) return answer;
    const confirmation = String(answer.body['confirmation']);
    const confirmed = await this.#sendAs(
      'approver',
      'POST',
      `/v1/confirmations/${confirmation}/confirm`,
      {},
    );
    if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
    return { ...confirmed, body: body as Record<string, unknown> };
  }

  /** Sends JSON in the session this demo person has here; signing in costs more than most requests. */
  async #sendAs(
    role: Role,
    method: 'POST' | 'PUT',
    address: string,
    body: unknown,
  ): Promise<Answer> {
    const known = this.#sessions.get(role);
    if (known !== undefined) {
      const answer = await this.sendJson(method, address, known, body);
      if (answer.status !== 401) return answer;
    }
    const session = await this.signIn(role);
    this.#sessions.set(role, session);
    return this.sendJson(method, address, session, body);
  }

  /** Sends JSON as a person who has signed in. */
  asPerson(
    headers: Record<string, string>,
    method: 'POST' | 'PUT' | 'DELETE',
    address: string,
    body: unknown,
  ): Promise<Answer> {
    return this.send(address, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** How many decisions are on record for an attempt of the machine. */
  countRecords(attemptId: string): number {
    const reference = this.server.app.get(References).of('attempt', `setting\0${attemptId}`);
    return this.other
      .prepare<[string], number>('select count(*) from decision where attempt_ref = ?')
      .pluck()
      .get(reference)!;
  }

  /** Lets no write through until the work is done, as a disk that hangs. */
  async whileTheStoreHangs<T>(work: () => Promise<T>): Promise<T> {
    this.other.exec('begin immediate');
    try {
      return await work();
    } finally {
      this.other.exec('rollback');
    }
  }

  /** Stops the server and starts it again on the same data. */
  async restart(): Promise<ServerUnderTest> {
    this.other.close();
    await this.server.stop();
    return ServerUnderTest.start({ ...this.choices, folder: this.folder });
  }

  async stop(): Promise<void> {
    this.other.close();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Sends a request as it is. */
  async send(address: string, request: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.server.url}${address}`, {
      signal: AbortSignal.timeout(60_000),
      ...request,
    });
    const text = await response.text();
    const isJson = text !== '' && /[/+]json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text },
    };
  }
}

/** Headers that carry the session an answer began. */
export function sessionIn(answer: Answer): Record<string, string> {
  const cookie = answer.headers.get('set-cookie')!.split(';', 1)[0]!;
  return { cookie, 'x-csrf-token': String(answer.body['csrfToken']) };
}

/** A question about an incoming call to the demo number, answered permit. */
export function incomingCall(attemptId: string, changes: object = {}): Record<string, unknown> {
  return {
    attemptId,
    action: 'connect',
    initiator: 'user',
    businessNumber: '+81311110001',
    user: { waId: '819011110001' },
    legs: [
      { id: 'caller', role: 'origin', endpoint: { kind: 'whatsapp', address: '+819011110001' } },
    ],
    target: { kind: 'webrtc', id: 'web-app' },
    ...changes,
  };
}

/** A question about ringing a user from the demo app. */
export function outgoingCall(
  attemptId: string,
  waId: string,
  changes: object = {},
): Record<string, unknown> {
  return {
    attemptId,
    action: 'connect',
    initiator: 'business',
    businessNumber: '+81311110001',
    user: { waId },
    legs: [{ id: 'agent', role: 'origin', endpoint: { kind: 'webrtc', id: 'web-app' } }],
    target: { kind: 'whatsapp', address: `+${waId}` },
    ...changes,
  };
}
