import { Inject, Injectable } from '@nestjs/common';
import type { ConfigurationAudit, ConfigurationAuditResult } from '@ringfence/rules';
import { RunPlaces } from '../bench/run-places.js';
import { Directory } from '../directory/directory.js';
import { Refusal } from '../http/refusal.js';
import { Clock } from '../runtime/clock.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { WorkFailed, WorkThreads } from '../threads/work-threads.js';
import type { AuditMessage } from './audit-task.js';

/** An honest audit of the largest size takes a second. */
const LONGEST_MS = 30_000;

/**
 * Audits a platform's configuration with the attestations of the directory; nothing is recorded. It works on a thread of its own,
 * in one of the places for long runs, so that no decision waits for it.
 */
@Injectable()
export class AuditPlatform {
  constructor(
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly threads: WorkThreads,
    private readonly places: RunPlaces,
  ) {}

  /** @throws Refusal 429 `too-many-runs`, 503 `audit-failed` when it took too long or broke */
  async execute(audit: ConfigurationAudit): Promise<ConfigurationAuditResult> {
    const { publicUrl } = this.config;
    const options = {
      now: this.clock.now(),
      directory: Object.fromEntries(
        this.directory.view().endpoints.map(({ kind, id, ...entry }) => [`${kind}:${id}`, entry]),
      ),
      ...(publicUrl === undefined ? {} : { adapters: `${publicUrl}/v1/adapters/` }),
    };
    let result: ConfigurationAuditResult | undefined;
    const hear = (message: AuditMessage): boolean => {
      ({ result } = message);
      return true;
    };
    const task = { kind: 'configuration-audit', audit, options } as const;
    try {
      await this.places.hold(() => this.threads.run(task, hear, AbortSignal.timeout(LONGEST_MS)));
    } catch (error) {
      if (!(error instanceof WorkFailed)) throw error;
      throw new Refusal(503, 'audit-failed', `nothing can be said: ${error.message}`);
    }
    return result!;
  }
}
