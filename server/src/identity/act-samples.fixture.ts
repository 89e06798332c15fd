import { KEY, PASSWORD, type Answer, type ServerUnderTest } from '../server-under-test.fixture.js';
import { Clock } from '../runtime/clock.js';
import type { Role } from './access.js';

/** Who asks in a sample. */
export type Asker = Role | 'machine' | 'platform' | 'nobody';

/** A request that must succeed and leave the act its route is listed with. */
export interface ActCall {
  readonly who: Asker;
  readonly path: string;
  /** A `reason` in it must come back in the act. */
  readonly body?: unknown;
  /** `x-reason` must come back in the act, too; a session given here takes the place of the asker's. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Id of the person, or of the platform, that the act names; absent: the demo person of the role, or the machine key. */
  readonly actorId?: string;
}

/** Prepares what a route works on, and answers with the request to it. */
export type ActSample = (stage: ActStage) => Promise<ActCall> | ActCall;

/**
 * Samples by route, as `POST /v1/drafts/:id`. A feature keeps its own in `<feature>.acts.fixture.ts`, as `ACT_SAMPLES`:
 * the spec finds every such file by itself.
 */
export type ActSamples = Readonly<Record<string, ActSample>>;

let ids = 0;

/** A running server with every demo person at hand. */
export class ActStage {
  readonly #sessions = new Map<Asker, Promise<Record<string, string>>>();

  constructor(readonly server: ServerUnderTest) {}

  /** A text nobody used before. */
  freshId(): string {
    return `sample-${ids++}`;
  }

  /** The server's instant, epoch milliseconds (UTC). */
  now(): number {
    return this.server.server.app.get(Clock).now();
  }

  /** Asks as somebody, whatever becomes of it. */
  async ask(method: string, { who, path, body, headers }: ActCall): Promise<Answer> {
    return this.server.send(path, {
      method,
      headers: {
        ...(headers?.['cookie'] === undefined ? await this.#headersOf(who) : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Prepares something: it must succeed. @returns the body of the answer */
  async must(who: Asker, method: string, path: string, body?: unknown): Promise<Answer['body']> {
    const answer = await this.ask(method, { who, path, body });
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  #headersOf(who: Asker): Promise<Record<string, string>> {
    if (who === 'nobody' || who === 'platform') return Promise.resolve({});
    if (who === 'machine') return Promise.resolve({ authorization: `Bearer ${KEY}` });
    let session = this.#sessions.get(who);
    if (session === undefined) {
      session = this.server.signInAs(`${who}@demo.example`, PASSWORD);
      this.#sessions.set(who, session);
    }
    return session;
  }
}
