import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OpenReplies } from '../http/open-replies.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import {
  CHECKPOINT_QUERY,
  CONSISTENCY_QUERY,
  ENTRY_FILTER,
  ENTRY_PLACE,
  INCLUSION_QUERY,
  LOG_RANGE,
  type AuditPage,
  type AuditReceipt,
  type ConsistencyProof,
  type EntryFilter,
  type InclusionProof,
  type LedgerCheckpoint,
  type LogRange,
} from './audit.dto.js';
import { EntryReader } from './entry-reader.js';
import { ExportLog } from './export-log.js';
import { ProveConsistency } from './prove-consistency.js';
import { ProveInclusion } from './prove-inclusion.js';
import { ShowCheckpoint } from './show-checkpoint.js';
import { ShowReceipt } from './show-receipt.js';

/** What was recorded, and what proves it; for everybody who is signed in. */
@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly reader: EntryReader,
    private readonly showReceipt: ShowReceipt,
    private readonly showCheckpoint: ShowCheckpoint,
    private readonly proveInclusion: ProveInclusion,
    private readonly proveConsistency: ProveConsistency,
    private readonly exportLog: ExportLog,
    private readonly replies: OpenReplies,
  ) {}

  @Get('entries')
  @Access({ people: 'any' })
  entries(@Query(new SchemaPipe(ENTRY_FILTER)) filter: EntryFilter): AuditPage {
    return this.reader.search(filter);
  }

  @Get('entries/:index')
  @Access({ people: 'any' })
  entry(@Param(new SchemaPipe(ENTRY_PLACE)) { index }: { index: number }): AuditReceipt {
    return this.showReceipt.execute(index);
  }

  @Get('checkpoint')
  @Access({ people: 'any' })
  checkpoint(@Query(new SchemaPipe(CHECKPOINT_QUERY)) query: { size?: number }): LedgerCheckpoint {
    return this.showCheckpoint.execute(query.size);
  }

  @Get('proof/inclusion')
  @Access({ people: 'any' })
  inclusion(
    @Query(new SchemaPipe(INCLUSION_QUERY)) { index, size }: { index: number; size?: number },
  ): InclusionProof {
    return this.proveInclusion.execute(index, size);
  }

  @Get('proof/consistency')
  @Access({ people: 'any' })
  consistency(
    @Query(new SchemaPipe(CONSISTENCY_QUERY)) { from, to }: { from: number; to: number },
  ): ConsistencyProof {
    return this.proveConsistency.execute(from, to);
  }

  /** An archive of plain files, made while it is sent. */
  @Get('export')
  @Access({ people: 'any' })
  export(
    @Query(new SchemaPipe(LOG_RANGE)) range: LogRange,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    const { name, content } = this.exportLog.execute(range);
    this.replies.add(reply);
    return new StreamableFile(content, {
      type: 'application/zip',
      disposition: `attachment; filename="${name}"`,
    });
  }
}
