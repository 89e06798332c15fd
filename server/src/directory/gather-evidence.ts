import { Injectable } from '@nestjs/common';
import { inForce, type CallAttempt, type Evidence } from '@ringfence/rules';
import { EvidenceSource } from '../decisions/evidence-source.js';
import { LivePolicy } from '../policy/live-policy.js';
import { Clock } from '../runtime/clock.js';
import type { EvidenceQuery } from './directory.dto.js';
import { Directory } from './directory.js';

/** Gathers what is known now of a business number and a user, with every registered endpoint. */
@Injectable()
export class GatherEvidence {
  constructor(
    private readonly evidenceSource: EvidenceSource,
    private readonly directory: Directory,
    private readonly livePolicy: LivePolicy,
    private readonly clock: Clock,
  ) {}

  async execute({ businessNumber, waId, bsuid }: EvidenceQuery): Promise<Evidence> {
    const policy = this.livePolicy.current();
    const now = this.clock.now();
    // As if the business rang the user: this asks for everything there is to know.
    const attempt: CallAttempt = {
      attemptId: 'prefill',
      action: 'connect',
      initiator: 'business',
      businessNumber,
      user: {
        ...(waId === undefined ? {} : { waId }),
        ...(bsuid === undefined ? {} : { bsuid }),
      },
      legs: [{ id: 'prefill', role: 'origin', endpoint: { kind: 'calls-api' } }],
      target: { kind: 'whatsapp' },
    };
    await this.evidenceSource.prepare(attempt, now);
    const evidence = this.evidenceSource.gather(attempt, now, (provider) =>
      inForce(policy.parameters, now, provider),
    );
    const endpoints = Object.fromEntries(
      this.directory.view().endpoints.map(({ kind, id, ...entry }) => [`${kind}:${id}`, entry]),
    );
    return { ...evidence, endpoints };
  }
}
