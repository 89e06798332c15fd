import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { consistencyPath } from '../ledger/merkle-proof.js';
import type { ConsistencyProof } from './audit.dto.js';
import { SignedLog } from './signed-log.js';

/** Proves that the log of one size begins with the log of a smaller one. */
@Injectable()
export class ProveConsistency {
  constructor(private readonly log: SignedLog) {}

  /** @throws Refusal 400 `sizes-unusable` when the sizes are none of the signed log, or not in order */
  execute(from: number, to: number): ConsistencyProof {
    const { checkpoint, tree } = this.log.newest();
    if (from > to || to > checkpoint.size) {
      throw new Refusal(
        400,
        'sizes-unusable',
        `the log has ${checkpoint.size} signed entries: give sizes up to that, \`from\` not above \`to\``,
      );
    }
    const path = consistencyPath(tree, from, to).map((hash) => hash.toString('base64'));
    return { from, to, path };
  }
}
