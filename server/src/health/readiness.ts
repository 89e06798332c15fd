import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { LedgerIntegrity } from '../ledger/ledger-integrity.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Metrics } from '../metrics/metrics.js';
import { LivePolicy } from '../policy/live-policy.js';
import { BundleFindings } from '../promotions/bundle-findings.js';
import { Clock } from '../runtime/clock.js';

const PROBE_EVERY_MS = 500;
/** How old the last look at the store may be, in milliseconds (R1). */
const STALE_PROBE_MS = 1_000;

export interface HealthReport {
  status: 'ready' | 'not-ready';
  checks: { name: string; ok: boolean; reason?: string }[];
}

/** Whether attempts can be decided and put on record now. */
@Injectable()
export class Readiness {
  #stopping = false;
  #probedAt: number;
  #probeFailure: string | undefined;
  #probing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly ledger: LedgerPort,
    private readonly livePolicy: LivePolicy,
    private readonly findings: BundleFindings,
    private readonly integrity: LedgerIntegrity,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.#probedAt = clock.monotonic();
    const state = (): ReturnType<LedgerPort['state']> => this.ledger.state();
    new Gauge({
      name: 'ringfence_log_waiting',
      help: 'records that wait to be written',
      registers: [metrics.registry],
      collect() {
        this.set(state().waiting);
      },
    });
    new Gauge({
      name: 'ringfence_log_batch_mean',
      help: 'mean number of decisions per commit since the start',
      registers: [metrics.registry],
      collect() {
        const { records, batches } = state();
        this.set(batches === 0 ? 0 : records / batches);
      },
    });
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#probe(), PROBE_EVERY_MS).unref();
  }

  /** From now on the server says that it is not ready, so that nothing new is sent to it (R4). */
  stop(): void {
    this.#stopping = true;
    clearInterval(this.#timer);
  }

  /** What can be said now; a look at the store that is too old is taken anew first, for as long as one may be old. */
  async report(): Promise<HealthReport> {
    const silent = this.#isStale() && !(await this.#answersInTime());
    const { waiting, bound, failure } = this.ledger.state();
    const checks = [
      check('process', this.#stopping ? 'the server is stopping' : undefined),
      check('policy', this.#policyProblem()),
      check(
        'store',
        this.#probeFailure ?? failure ?? (silent ? 'the store does not answer' : undefined),
      ),
      check('queue', waiting >= bound * 0.8 ? `${waiting} of ${bound} records wait` : undefined),
      check('ledger', this.#ledgerProblem()),
    ];
    // A bad bundle stops no call while the last good one answers (V5), nor does a ledger that was changed: it is told, and the
    // server stays ready.
    const isServing = this.livePolicy.promotion !== undefined;
    const toldOnly = isServing ? ['policy', 'ledger'] : ['ledger'];
    const isReady = checks.every(({ name, ok }) => ok || toldOnly.includes(name));
    return { status: isReady ? 'ready' : 'not-ready', checks };
  }

  #ledgerProblem(): string | undefined {
    const { state, firstBad, what } = this.integrity.finding();
    if (state !== 'tampered') return undefined;
    return firstBad === undefined ? what : `entry ${firstBad}: ${what}`;
  }

  /** Why the policy that answers is not the one it should be; undefined: it is. */
  #policyProblem(): string | undefined {
    const live = this.livePolicy.promotion;
    const found = this.findings.list().map(({ message }) => message);
    if (live === undefined) return ['no policy is live', ...found].join('; ');
    return found.length === 0
      ? undefined
      : [...found, `version ${live.version} answers`].join('; ');
  }

  #isStale(): boolean {
    return this.clock.monotonic() - this.#probedAt > STALE_PROBE_MS;
  }

  async #answersInTime(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), STALE_PROBE_MS);
    });
    const answered = await Promise.race([this.#probe().then(() => true), late]);
    clearTimeout(timer);
    return answered;
  }

  /** Looks at the store once; whoever asks meanwhile shares the answer. */
  #probe(): Promise<void> {
    this.#probing ??= this.#write().finally(() => (this.#probing = undefined));
    return this.#probing;
  }

  async #write(): Promise<void> {
    try {
      await this.ledger.write({ kind: 'task', task: 'probe', input: this.clock.now() });
      this.#probeFailure = undefined;
    } catch (error) {
      this.#probeFailure = (error as Error).message;
    } finally {
      this.#probedAt = this.clock.monotonic();
    }
  }
}

function check(name: string, reason: string | undefined): HealthReport['checks'][number] {
  return reason === undefined ? { name, ok: true } : { name, ok: false, reason };
}
