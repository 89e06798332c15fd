import { Injectable, Logger } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { shapeOf } from '../platform-events/event-shape.js';
import { Clock } from '../runtime/clock.js';
import { References } from '../subjects/references.js';
import type { Exchange, Exchanges } from './exchange.dto.js';
import { ExchangeRing } from './exchange-ring.js';
import type { Hook } from './hook.js';
import { HookTraffic } from './hook-traffic.js';
import { maskedBody, type MaskedNames } from './masked-body.js';
import type { Outcome } from './outcome.js';

/** Exchanges kept of each hook: those of strangers have a place of their own, so that they push nothing else out. */
const KNOWN = 40;
const STRANGERS = 10;
/** Bytes of a request that is kept at most. */
const LARGEST = 8 * 1024;

/** What came in and what went out, as it was. */
export interface RawExchange {
  readonly method: string;
  readonly status: number;
  readonly durationMs: number;
  readonly outcome: Outcome;
  readonly decisionId: string | null;
  readonly code: string | null;
  readonly isKnown: boolean;
  /** Undefined: there was none. */
  readonly request: Buffer | string | undefined;
  readonly answer: unknown;
}

/**
 * The last requests of each hook with their answers, without anybody's number (A6): whoever connects a platform sees what it
 * really sends.
 */
@Injectable()
export class ExchangeLog {
  readonly #log = new Logger('integrations');
  readonly #rings = new Map<string, { known: ExchangeRing; strangers: ExchangeRing }>();
  readonly #names: MaskedNames;
  #next = 1;

  constructor(
    private readonly traffic: HookTraffic,
    private readonly clock: Clock,
    directory: Directory,
    references: References,
  ) {
    this.#names = {
      isOwn: (digits) => directory.businessNumber(`+${digits}`) !== undefined,
      referenceOf: (domain, name) => references.of(domain, name),
    };
  }

  /** Takes note of what was answered, after this turn: no answer waits for it or fails with it. */
  note(hook: Hook, exchange: () => RawExchange): void {
    Promise.resolve()
      .then(() => this.#keep(hook, exchange()))
      .catch((error: unknown) => this.#log.error({ err: error }));
  }

  /** Counts it, and keeps it where there is room. */
  #keep({ id, kind }: Hook, raw: RawExchange): void {
    this.traffic.count(id, raw.outcome);
    const rings = this.#ringsOf(id);
    const ring = raw.isKnown ? rings.known : rings.strangers;
    if (!ring.takes(this.clock.monotonic())) return;
    ring.keep({
      id: String(this.#next++),
      at: new Date(this.clock.now()).toISOString(),
      method: raw.method,
      status: raw.status,
      durationMs: Math.round(raw.durationMs * 10) / 10,
      outcome: raw.outcome,
      decisionId: raw.decisionId,
      code: raw.code,
      isKnown: raw.isKnown,
      request: raw.isKnown ? this.#requestOf(kind, raw.request) : null,
      answer: raw.answer === undefined ? null : maskedBody(raw.answer, this.#names, true),
    });
  }

  /** Newest first. */
  list(hook: string): Exchanges {
    const { known, strangers } = this.#ringsOf(hook);
    return {
      since: new Date(this.traffic.since).toISOString(),
      items: [...known.list(), ...strangers.list()].sort((a, b) => Number(b.id) - Number(a.id)),
    };
  }

  /** Takes over what was kept when the server stopped. @param newestFirst as `list` told them */
  restore(hook: string, newestFirst: readonly Exchange[]): void {
    const rings = this.#ringsOf(hook);
    for (const each of newestFirst.toReversed()) {
      (each.isKnown ? rings.known : rings.strangers).keep(each);
      this.#next = Math.max(this.#next, Number(each.id) + 1);
    }
  }

  #ringsOf(hook: string): { known: ExchangeRing; strangers: ExchangeRing } {
    let rings = this.#rings.get(hook);
    if (rings === undefined) {
      rings = { known: new ExchangeRing(KNOWN), strangers: new ExchangeRing(STRANGERS) };
      this.#rings.set(hook, rings);
    }
    return rings;
  }

  /** What platforms tell holds names and messages of people: only what it is made of is kept. */
  #requestOf(kind: Hook['kind'], body: RawExchange['request']): Exchange['request'] {
    if (body === undefined || body.length > LARGEST) return null;
    const value = jsonIn(body.toString());
    if (value === undefined) return null;
    if (kind === 'tells') return JSON.parse(shapeOf(value)) as unknown;
    return maskedBody(value, this.#names, false);
  }
}

/** @returns undefined: it is no JSON */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
