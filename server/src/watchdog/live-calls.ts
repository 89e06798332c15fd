import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { CallReader } from '../calls/call-reader.js';
import { Clock } from '../runtime/clock.js';
import { Alarms } from './alarms.js';
import { CallNames } from './call-names.js';
import { CallPairs } from './call-pairs.js';
import { JudgeCall } from './judge-call.js';
import type { LiveCalls as Page, LiveCallsQuery, LiveCallView } from './live-calls.dto.js';
import { WatchedCalls, type WatchedCall } from './watched-call.js';

/** Shows the calls that are under way, with everything that is in their media. */
@Injectable()
export class LiveCalls {
  readonly #newest: Statement<[Record<string, unknown>], string>;
  readonly #count: Statement<[Record<string, unknown>], number>;
  readonly #permits: Statement<[string], { unit: string; decision_id: string }>;

  constructor(
    { connection }: LedgerConnection,
    private readonly watched: WatchedCalls,
    private readonly calls: CallReader,
    private readonly judge: JudgeCall,
    private readonly alarms: Alarms,
    private readonly names: CallNames,
    private readonly pairs: CallPairs,
    private readonly clock: Clock,
  ) {
    const live = `from call where ended_at is null and unanswered_at is null
      and (:businessNumber is null or business_number = :businessNumber)`;
    this.#newest = connection
      .prepare<[Record<string, unknown>], string>(
        `select call_ref ${live} order by started_at desc limit :limit`,
      )
      .pluck();
    this.#count = connection
      .prepare<[Record<string, unknown>], number>(`select count(*) ${live}`)
      .pluck();
    this.#permits = connection.prepare(
      'select unit, decision_id from call_permit where call_ref = ?',
    );
  }

  /** The newest first. */
  list({ businessNumber, limit }: LiveCallsQuery): Page {
    const asked = { businessNumber: businessNumber ?? null, limit };
    return {
      items: this.#newest.all(asked).flatMap((call) => this.one(call) ?? []),
      total: this.#count.get(asked)!,
    };
  }

  /** Undefined: it is over, or was never told of. */
  one(call: string): LiveCallView | undefined {
    const known = this.watched.byReference(call);
    return known === undefined || known.endedAt !== null ? undefined : this.#viewOf(known);
  }

  #viewOf(known: WatchedCall): LiveCallView {
    const { call, businessNumber, initiator, startedAt, connectedAt } = known;
    const mixed = this.calls.mixedWith(call);
    const permits = [call, ...mixed.map((leg) => leg.call)].flatMap((each) =>
      this.#permits.all(each),
    );
    const { findings } = this.judge.execute(call, this.clock.now());
    const breaches = new Map(
      findings.filter(({ kind }) => kind === 'phone-leg').map(({ unit, code }) => [unit, code]),
    );
    return {
      call,
      callId: this.names.of(call) ?? null,
      businessNumber,
      pair: this.pairs.of(call),
      initiator,
      startedAt: instant(startedAt),
      connectedAt: instant(connectedAt),
      legs: mixed.map(({ call: of, reference, leg: { role, endpoint }, addedAt }) => ({
        leg: reference,
        call: of,
        role,
        kind: endpoint.kind,
        id:
          endpoint.kind === 'whatsapp' || /\d{5}/.test(endpoint.id ?? '')
            ? null
            : (endpoint.id ?? null),
        addedAt: new Date(addedAt).toISOString(),
        permit: permits.find(({ unit }) => unit === reference)?.decision_id ?? null,
        breach: breaches.get(reference) ?? null,
      })),
      permits: [...new Set(this.#permits.all(call).map(({ decision_id }) => decision_id))],
      alarms: this.alarms.ofCall(call).filter(({ settledAt }) => settledAt === null).length,
    };
  }
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
