import { DEMO_PASSWORD, MACHINE_KEY, type ServerProcess } from '../harness/server-process.js';
import type { Answered } from './api-description.js';

/** Who asks. */
export type Who = 'nobody' | 'machine' | 'platform' | 'author' | 'auditor' | 'approver' | 'admin';

/** One request of a table. */
export interface Asking {
  readonly who: Who;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks a running server as anybody there is. */
export class Caller {
  readonly #sessions = new Map<Who, Promise<Record<string, string>>>();

  constructor(private readonly server: ServerProcess) {}

  async ask({ who, method, url, body, headers }: Asking): Promise<Answered> {
    const answer = await fetch(`${this.server.url}${url}`, {
      method,
      headers: {
        ...(await this.#credentials(who)),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    // Whoever signs out signs in anew for the next row.
    if (method === 'DELETE' && url === '/v1/session') this.#sessions.delete(who);
    const contentType = answer.headers.get('content-type');
    return { status: answer.status, contentType, body: await answer.text() };
  }

  /** The first event of a stream that stays open, once `cause` has happened. */
  async firstEvent(url: string, cause: () => Promise<unknown>): Promise<Answered> {
    const ended = new AbortController();
    const answer = await fetch(`${this.server.url}${url}`, {
      headers: await this.#credentials('auditor'),
      signal: ended.signal,
    });
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    try {
      for (let isAsked = false; !/^data: .*\n\n/m.test(text); isAsked = true) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended: ${text}`);
        text += value;
        if (!isAsked) await cause();
      }
    } finally {
      ended.abort();
    }
    const body = /^data: (.*)$/m.exec(text)![1]!;
    return { status: answer.status, contentType: answer.headers.get('content-type'), body };
  }

  async #credentials(who: Who): Promise<Record<string, string>> {
    if (who === 'nobody') return {};
    if (who === 'machine') return { authorization: `Bearer ${MACHINE_KEY}` };
    if (who === 'platform') {
      return { authorization: `Basic ${Buffer.from(`any:${MACHINE_KEY}`).toString('base64')}` };
    }
    if (!this.#sessions.has(who))
      this.#sessions.set(who, this.begin(`${who}@demo.example`, DEMO_PASSWORD));
    return this.#sessions.get(who)!;
  }

  /** Begins a session of its own. @returns the headers that carry it */
  async begin(email: string, password: string): Promise<Record<string, string>> {
    const answer = await fetch(`${this.server.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    const cookie = answer.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    return { cookie, 'x-csrf-token': csrfToken };
  }
}
