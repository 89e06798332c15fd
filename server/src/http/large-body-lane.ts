import type { FastifyReply } from 'fastify';
import { Refusal } from './refusal.js';

/** Requests that wait for their turn; more are told to come again. */
const MOST_WAITING = 16;

type Turn = FastifyReply['raw'];

/**
 * Lets one large body in at a time: each may take most of the memory there is to spare, and several at once would end the
 * process, in which every call is decided.
 */
export class LargeBodyLane {
  /** In the order in which they came. */
  readonly #waiting = new Map<Turn, () => void>();
  #holder: Turn | undefined;

  /**
   * Waits for the turn, which ends with the answer, or with the connection.
   *
   * @throws Refusal 503 `overloaded` when too many wait
   */
  async enter({ raw }: FastifyReply): Promise<void> {
    if (this.#holder !== undefined && this.#waiting.size >= MOST_WAITING) throw tooMany();
    // Its end was told before anybody listened.
    if (raw.destroyed) return;
    raw.once('close', () => this.#leave(raw));
    if (this.#holder === undefined) this.#holder = raw;
    else await new Promise<void>((resolve) => this.#waiting.set(raw, resolve));
  }

  #leave(turn: Turn): void {
    // Whoever went away while waiting has nothing left that could be read.
    this.#waiting.get(turn)?.();
    this.#waiting.delete(turn);
    if (this.#holder !== turn) return;
    const [next] = this.#waiting;
    this.#holder = next?.[0];
    if (next === undefined) return;
    this.#waiting.delete(next[0]);
    next[1]();
  }
}

function tooMany(): Refusal {
  const message = 'too many large bodies wait for their turn: send it again later';
  return new Refusal(503, 'overloaded', message, { headers: { 'retry-after': '5' } });
}
