import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { inclusionPath } from '../ledger/merkle-proof.js';
import type { InclusionProof } from './audit.dto.js';
import { SignedLog } from './signed-log.js';

/** Proves that an entry is in the log that was signed. */
@Injectable()
export class ProveInclusion {
  constructor(private readonly log: SignedLog) {}

  /**
   * @param size of a signed checkpoint; absent: the newest
   * @throws Refusal 404 `checkpoint-unknown`, `entry-unsigned`
   */
  execute(index: number, size?: number): InclusionProof {
    const { checkpoint: newest, tree } = this.log.newest();
    const checkpoint = size === undefined ? newest : this.log.ofSize(size);
    if (index >= checkpoint.size) {
      throw new Refusal(
        404,
        'entry-unsigned',
        `the checkpoint covers ${checkpoint.size} entries, not entry ${index}: a new one is signed within a second`,
      );
    }
    return {
      index,
      size: checkpoint.size,
      leafHash: tree.perfect(0, index).toString('base64'),
      path: inclusionPath(tree, index, checkpoint.size).map((hash) => hash.toString('base64')),
      checkpoint: checkpoint.note,
    };
  }
}
