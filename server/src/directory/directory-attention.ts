import { Injectable } from '@nestjs/common';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';
import { GrantReader } from '../permissions/grant-reader.js';
import { Directory } from './directory.js';

const DAY_MS = 86_400_000;
/** How long before its end an attestation is told of. */
const ATTESTATION_AHEAD_MS = 30 * DAY_MS;
const GRANTS_AHEAD_MS = 2 * DAY_MS;

/** Attestations and grants that have ended or will end soon. */
@Injectable()
export class DirectoryAttention extends AttentionSource {
  constructor(
    private readonly directory: Directory,
    private readonly grants: GrantReader,
  ) {
    super();
  }

  attention(now: number): Attention[] {
    const found: Attention[] = [];
    for (const { kind, id, pstnReachability, attestedBy, attestedUntil } of this.directory.view()
      .endpoints) {
      const subject = `${kind}:${id}`;
      if (pstnReachability !== 'none') continue;
      const until = attestedUntil === undefined ? undefined : Date.parse(attestedUntil);
      if (until !== undefined && until <= now) {
        found.push({ kind: 'attestation-expired', subject, at: attestedUntil! });
      } else if (until !== undefined && until - now <= ATTESTATION_AHEAD_MS) {
        found.push({ kind: 'attestation-ending', subject, at: attestedUntil! });
      } else if (kind === 'sip-trunk' && (until === undefined || attestedBy === undefined)) {
        found.push({ kind: 'attestation-missing', subject });
      }
    }
    const count = this.grants.countEnding(now, now + GRANTS_AHEAD_MS);
    if (count > 0) found.push({ kind: 'grants-ending', subject: 'grants', count });
    return found;
  }
}
