import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { cut } from './netstrings.js';

/** What the proxy says over its socket. */
export type Said = Readonly<Record<string, unknown>>;

/** A decision point in the server's place, which says what a test has it say. */
export class DecisionPoint {
  readonly heard: Said[] = [];

  private constructor(private readonly socket: Socket) {}

  /**
   * @param evapi address of the proxy's socket
   * @param answers what is said to a question beside its transaction, as an object or as text; undefined: nothing is
   */
  static async open(
    evapi: string,
    answers: (question: Said) => object | string | undefined,
  ): Promise<DecisionPoint> {
    const socket = await connected(evapi);
    const point = new DecisionPoint(socket);
    let held = '';
    socket.setEncoding('latin1').on('data', (piece: string) => {
      const { whole, rest } = cut(held + piece);
      held = rest;
      for (const message of whole) {
        const said = JSON.parse(message.slice(message.indexOf(':') + 1, -1)) as Said;
        point.heard.push(said);
        const { tx } = said;
        const answer = tx === undefined ? undefined : answers(said);
        if (typeof answer === 'string') point.say(answer);
        else if (answer !== undefined) point.say(JSON.stringify({ tx, ...answer }));
      }
      socket.emit('heard');
    });
    return point;
  }

  say(text: string): void {
    this.socket.write(`${Buffer.byteLength(text)}:${text},`);
  }

  /** Waits for something that fits, among what was said before too. */
  async until(fits: (said: Said) => boolean): Promise<Said> {
    for (;;) {
      const found = this.heard.find(fits);
      if (found !== undefined) return found;
      await once(this.socket, 'heard');
    }
  }

  close(): void {
    this.socket.destroy();
  }
}

/** Tries again until the proxy listens, as the server does. */
async function connected(evapi: string): Promise<Socket> {
  const [host, port] = evapi.split(':');
  for (;;) {
    const socket = connect({ host: host!, port: Number(port) });
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    if (isOpen) return socket;
  }
}

/** A permit for one place. */
export function allow(uri: string): object {
  return {
    id: 'decision-1',
    decision: 'allow',
    rtjson: {
      version: '1.0',
      routing: 'serial',
      routes: [
        {
          uri,
          headers: { extra: 'X-Client-Decision: decision-1\r\n' },
          fr_timer: 2_000,
          fr_inv_timer: 5_000,
        },
      ],
    },
  };
}
