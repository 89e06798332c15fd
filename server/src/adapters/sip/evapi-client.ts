import { connect, type Socket } from 'node:net';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { parseStrictJson } from '@ringfence/rules';
import { z } from 'zod';
import { RequestBudget } from '../../decisions/request-budget.js';
import { Refusal } from '../../http/refusal.js';
import { ExchangeLog } from '../../integrations/exchange-log.js';
import { SOCKET_HOOK } from '../../integrations/hooks.js';
import { Clock } from '../../runtime/clock.js';
import { CONFIG, type Config, type NetAddress } from '../../runtime/config.js';
import { AnswerSipQuestion } from './answer-sip-question.js';
import { netstring, NetstringFault, NetstringReader } from './netstrings.js';
import { LIST_LINE } from './call-listing.js';
import { ProxyEvents } from './proxy-events.js';
import { SIP_EVENT } from './sip-event.dto.js';
import { SIP_QUESTION, type SipAnswer } from './sip.dto.js';

/** How long a proxy waits for an answer that does not say, in milliseconds. */
const USUAL_WAIT_MS = 400;
/** What an answer is on its way for, at most. */
const ON_THE_WAY_MS = 50;
/** Until a lost connection is tried again, in milliseconds. */
const AGAIN_MS = 1_000;
/** Silence after which the proxy's host is probed, in milliseconds: one that vanished closes no connection. */
const PROBE_AFTER_MS = 10_000;

/** Under what the questions of the proxy are known. */
const ASKER = { keyId: 'evapi' };

/** There is no decision: the proxy answers 503 itself. */
interface Unavailable {
  readonly decision: 'unavailable';
  readonly sip: { readonly code: 503; readonly reason: string; readonly headers: string };
}
type SocketAnswer = SipAnswer | Unavailable;

/** What an event has, and no question; its number where the proxy keeps it until it is on record. */
const TELLS = z.object({ event: z.string(), n: z.int().optional() });
/** What tells the proxy which transaction an answer is for, and how long it is waited for, in milliseconds. */
const TRANSACTION = z.object({
  tx: z.object({ index: z.int(), label: z.int() }),
  waitMs: z.int().min(0).max(60_000).default(USUAL_WAIT_MS),
});

/**
 * Answers Kamailio over its `evapi` socket, to which it connects; the proxy's workers never wait. Whatever cannot be answered is
 * told at once as 503, and what names no transaction not at all: the proxy's own deadline ends that call.
 */
@Injectable()
export class EvapiClient implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('evapi');
  readonly #address: NetAddress | undefined;
  #socket: Socket | undefined;
  #again: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(
    private readonly answerSipQuestion: AnswerSipQuestion,
    private readonly events: ProxyEvents,
    private readonly budget: RequestBudget,
    private readonly exchanges: ExchangeLog,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#address = config.sipEvapi;
  }

  onApplicationBootstrap(): void {
    if (this.#address !== undefined) this.#connect(this.#address);
  }

  onModuleDestroy(): void {
    this.#isOver = true;
    clearTimeout(this.#again);
    this.#socket?.destroy();
  }

  #connect(address: NetAddress): void {
    const socket = connect(address);
    const reader = new NetstringReader();
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('connect', () => {
      socket.setKeepAlive(true, PROBE_AFTER_MS);
      this.#log.log(`connected to ${address.host}:${address.port}`);
      this.events.connected((text) => socket.write(netstring(text)));
    });
    // The end of the connection follows, and with it the next try.
    socket.on('error', (error) =>
      this.#log.warn(`${address.host}:${address.port}: ${error.message}`),
    );
    socket.on('data', (piece) => {
      try {
        for (const message of reader.read(piece)) this.#hear(message, socket);
      } catch (error) {
        if (!(error instanceof NetstringFault)) throw error;
        this.#log.error(`what ${address.host}:${address.port} sends are no netstrings`);
        socket.destroy();
      }
    });
    socket.on('close', () => {
      this.events.disconnected();
      if (!this.#isOver) this.#again = setTimeout(() => this.#connect(address), AGAIN_MS);
    });
  }

  /** What cannot be taken is told again by the proxy, or asked anew. */
  #hear(message: string, socket: Socket): void {
    this.#answer(message, socket).catch((error: unknown) => this.#log.error({ err: error }));
  }

  async #answer(message: string, socket: Socket): Promise<void> {
    const { value } = parseStrictJson(message);
    const tells = TELLS.safeParse(value);
    if (tells.success) return this.#take(value, tells.data.n);
    const line = LIST_LINE.safeParse(value);
    if (line.success) return this.events.listed(line.data);
    const transaction = TRANSACTION.safeParse(value);
    if (!transaction.success) {
      this.#log.warn('a question without a transaction is left to the deadline of the proxy');
      return;
    }
    const { tx, waitMs } = transaction.data;
    const askedAt = this.clock.monotonic();
    const answer = await this.#decide(value, Math.max(waitMs - ON_THE_WAY_MS, 0));
    if (!socket.destroyed) socket.write(netstring(JSON.stringify({ tx, ...answer })));
    this.#note(message, answer, this.clock.monotonic() - askedAt);
  }

  /** Once the answer is on its way. @param durationMs until it was */
  #note(message: string, answer: SocketAnswer, durationMs: number): void {
    const { decision } = answer;
    this.exchanges.note(SOCKET_HOOK, () => ({
      method: 'EVAPI',
      status: 'sip' in answer ? answer.sip.code : 200,
      durationMs,
      outcome: decision === 'unavailable' ? 'failed' : decision === 'deny' ? 'deny' : 'permit',
      decisionId: 'id' in answer ? answer.id : null,
      code: null,
      isKnown: true,
      request: message,
      answer,
    }));
  }

  #take(value: unknown, n: number | undefined): void {
    const event = SIP_EVENT.safeParse(value);
    if (event.success) return this.events.take(event.data, n);
    // Told again it would lack the same.
    this.events.kept(n);
    const fields = event.error.issues.map(({ path }) => path.join('.'));
    this.#log.warn(`an event lacks what a proxy always tells: ${fields.join(', ')}`);
  }

  async #decide(value: unknown, budgetMs: number): Promise<SocketAnswer> {
    const question = SIP_QUESTION.safeParse(value, { reportInput: true });
    if (!question.success) {
      const fields = question.error.issues.map(({ path }) => path.join('.'));
      this.#log.warn(`a question lacks what a proxy always sends: ${fields.join(', ')}`);
      return unavailable(`Malformed question: ${fields.join(', ').replace(/[^\w., ]/g, '')}`);
    }
    try {
      return await this.budget.hold(String(budgetMs), () =>
        this.answerSipQuestion.execute(question.data, ASKER),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) this.#log.error({ err: error });
      return unavailable(error instanceof Refusal ? error.code : 'fault');
    }
  }
}

function unavailable(why: string): Unavailable {
  return {
    decision: 'unavailable',
    sip: { code: 503, reason: `No decision (${why})`, headers: '' },
  };
}
