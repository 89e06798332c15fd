import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { Clock } from '../runtime/clock.js';
import type { LogRange } from './audit.dto.js';
import { LogFiles } from './log-files.js';

/** From so many entries on a file may be larger than 4 GiB, for which the archive needs its newer form (ZIP64). */
const MANY = 500_000;

/** An archive that is read while it is made. */
export interface LogExport {
  readonly name: string;
  readonly content: Readable;
}

/** Gives a part of the log as one archive of plain files. */
@Injectable()
export class ExportLog {
  readonly #log = new Logger('ledger');

  constructor(
    private readonly logFiles: LogFiles,
    private readonly clock: Clock,
  ) {}

  execute(range: LogRange): LogExport {
    const { part, files } = this.logFiles.of(range);
    const { first, end } = part;
    const options = { mtime: new Date(this.clock.now()), forceZip64Format: end - first > MANY };
    const zip = new ZipFile();
    for (const [name, pieces] of files) {
      zip.addReadStreamLazy(name, options, (take) =>
        take(null, Readable.from(pieces(), { objectMode: false })),
      );
    }
    zip.end();
    const content = zip.outputStream as Readable;
    zip.on('error', (error: Error) => {
      // The answer has begun: it ends here, and an archive without an end opens nowhere.
      this.#log.error(`an export failed: ${error.message}`);
      content.destroy(error);
    });
    return { name: `ringfence-ledger-${first}-${end}.zip`, content };
  }
}
