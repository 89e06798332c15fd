import { Injectable } from '@nestjs/common';
import { LogIdentity } from '../ledger/checkpoint.js';
import { LedgerIntegrity } from '../ledger/ledger-integrity.js';
import type { LedgerCheckpoint } from './audit.dto.js';
import { SignedLog } from './signed-log.js';

/** Shows a signed checkpoint, and what is known of the log behind it. */
@Injectable()
export class ShowCheckpoint {
  constructor(
    private readonly log: SignedLog,
    private readonly identity: LogIdentity,
    private readonly integrity: LedgerIntegrity,
  ) {}

  /**
   * @param size absent: the newest
   * @throws Refusal 404 `checkpoint-unknown`
   */
  execute(size?: number): LedgerCheckpoint {
    const checkpoint = size === undefined ? this.log.newest().checkpoint : this.log.ofSize(size);
    const [origin = '', , root = ''] = checkpoint.note.split('\n');
    return {
      origin,
      size: checkpoint.size,
      root,
      at: new Date(checkpoint.at).toISOString(),
      note: checkpoint.note,
      publicKey: this.identity.raw.toString('base64'),
      verification: this.integrity.finding(),
    };
  }
}
