import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import type { AuditReceipt } from './audit.dto.js';
import { EntryReader } from './entry-reader.js';
import { ProveInclusion } from './prove-inclusion.js';
import { SignedLog } from './signed-log.js';

/** Shows one entry with what proves it. */
@Injectable()
export class ShowReceipt {
  constructor(
    private readonly entries: EntryReader,
    private readonly log: SignedLog,
    private readonly proveInclusion: ProveInclusion,
  ) {}

  /** @throws Refusal 404 `entry-unknown` */
  execute(index: number): AuditReceipt {
    const entry = this.entries.one(index);
    if (entry === undefined) {
      throw new Refusal(404, 'entry-unknown', 'the ledger has no such entry: it may end before');
    }
    const isSigned = index < this.log.newest().checkpoint.size;
    return { ...entry, proof: isSigned ? this.proveInclusion.execute(index) : null };
  }
}
