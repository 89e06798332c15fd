import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { Clock } from '../runtime/clock.js';
import { COLUMNS, rowsOf } from './csv-columns.js';
import { csvOf } from './csv-table.js';
import { ENTRY_LISTS, type EntryList, type ExportQuery } from './directory-file.dto.js';
import { Directory } from './directory.js';

/** A file to take away. */
export interface DirectoryFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** Gives the directory as a file that can be put in again: JSON, a table, or an archive of the three tables. */
@Injectable()
export class ExportDirectory {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async execute({ format, list }: ExportQuery): Promise<DirectoryFile> {
    if (format === 'json') return this.#json(list);
    if (list !== undefined) {
      return { name: `${list}.csv`, type: 'text/csv; charset=utf-8', content: this.#csv(list) };
    }
    const zip = new ZipFile();
    const options = { mtime: new Date(this.clock.now()) };
    for (const each of ENTRY_LISTS) zip.addBuffer(this.#csv(each), `${each}.csv`, options);
    zip.end();
    const content = await buffer(zip.outputStream);
    return { name: 'directory.zip', type: 'application/zip', content };
  }

  #json(list: EntryList | undefined): DirectoryFile {
    const view = this.directory.view();
    const held = list === undefined ? view : { [list]: view[list] };
    const content = Buffer.from(`${JSON.stringify(held, null, 2)}\n`);
    return { name: `${list ?? 'directory'}.json`, type: 'application/json', content };
  }

  #csv(list: EntryList): Buffer {
    return Buffer.from(csvOf(COLUMNS[list], rowsOf(list, this.directory.view())));
  }
}
