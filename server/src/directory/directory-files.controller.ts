import { Body, Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { requesterOf } from '../identity/requester.js';
import {
  EXPORT_QUERY,
  IMPORT,
  type ExportQuery,
  type Import,
  type Imported,
} from './directory-file.dto.js';
import { ExportDirectory } from './export-directory.js';
import { ImportDirectory } from './import-directory.js';

/** The directory as files: taken away, and put in. */
@Controller('v1/directory')
export class DirectoryFilesController {
  constructor(
    private readonly exportDirectory: ExportDirectory,
    private readonly importDirectory: ImportDirectory,
  ) {}

  @Get('export')
  @Access({ people: 'any', machine: 'directory' })
  async export(@Query(new SchemaPipe(EXPORT_QUERY)) query: ExportQuery): Promise<StreamableFile> {
    const { name, type, content } = await this.exportDirectory.execute(query);
    const disposition = `attachment; filename="ringfence-${name}"`;
    return new StreamableFile(content, { type, disposition, length: content.length });
  }

  /** Looks at what an import would change, or makes it; what of it may loosen waits for a second person. */
  @Post('imports')
  @HttpCode(200)
  @Access({ people: ['admin'], machine: 'directory' })
  import(
    @Body(new SchemaPipe(IMPORT)) body: Import,
    @Req() request: FastifyRequest,
  ): Promise<Imported> {
    return this.importDirectory.execute(body, requesterOf(request, body.reason));
  }
}
