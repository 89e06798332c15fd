import { Injectable } from '@nestjs/common';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';
import { GrantReader } from '../permissions/grant-reader.js';
import { Attestations } from './attestations.js';

const GRANTS_AHEAD_MS = 2 * 86_400_000;

/** Attestations and grants that have ended or will end soon. */
@Injectable()
export class DirectoryAttention extends AttentionSource {
  constructor(
    private readonly attestations: Attestations,
    private readonly grants: GrantReader,
  ) {
    super();
  }

  attention(now: number): Attention[] {
    const found: Attention[] = [];
    for (const { endpoint: subject, until, state } of this.attestations.list(now)) {
      if (state === 'holds') continue;
      const kind = `attestation-${state === 'over' ? 'expired' : state}` as const;
      found.push(
        until === undefined
          ? { kind, subject }
          : { kind, subject, at: new Date(until).toISOString() },
      );
    }
    const count = this.grants.countEnding(now, now + GRANTS_AHEAD_MS);
    if (count > 0) found.push({ kind: 'grants-ending', subject: 'grants', count });
    return found;
  }
}
