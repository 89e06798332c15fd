import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { ZipFile } from 'yazl';
import { LogIdentity } from '../ledger/checkpoint.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { HASH_BYTES } from '../ledger/merkle-hash.js';
import { subtreesOf } from '../ledger/merkle-proof.js';
import type { StoredTree } from '../ledger/stored-tree.js';
import { TILE_WIDTH } from '../ledger/tree-edge.js';
import { Clock } from '../runtime/clock.js';
import type { LogRange } from './audit.dto.js';
import { EXPORT_README } from './export-readme.js';
import { SignedLog } from './signed-log.js';

/** Entries read at once: a few milliseconds, in which no call is decided. */
const PAGE = 500;
/** From so many entries on their file may be larger than 4 GiB, for which the archive needs its newer form (ZIP64). */
const MANY = 500_000;

/** An archive that is read while it is made. */
export interface LogExport {
  readonly name: string;
  readonly content: Readable;
}

/** Entries `first` to `end` - 1 of a log of `size`. */
interface Part {
  readonly first: number;
  readonly end: number;
  readonly size: number;
}

/** Gives a part of the log as plain files, for whoever verifies it elsewhere: entries, hashes, checkpoints and key. */
@Injectable()
export class ExportLog {
  readonly #log = new Logger('ledger');
  readonly #leaves: Statement<[number, number, number], { idx: number; leaf: string }>;
  readonly #notes: Statement<
    [number, number, number, number, number],
    { size: number; note: string }
  >;

  constructor(
    { connection }: LedgerConnection,
    private readonly signed: SignedLog,
    private readonly identity: LogIdentity,
    private readonly clock: Clock,
  ) {
    this.#leaves = connection.prepare(
      'select idx, leaf from log_entry where idx >= ? and idx < ? order by idx limit ?',
    );
    this.#notes = connection.prepare(
      `select size, note from log_checkpoint where size > ? and (size between ? and ? or size = ?)
       order by size limit ?`,
    );
  }

  /** Only what is signed is given; the newest entries are, within a second. */
  execute({ from, to }: LogRange): LogExport {
    const { checkpoint, tree } = this.signed.newest();
    const { size } = checkpoint;
    const first = this.signed.indexOf(from, 0, size);
    const part = { first, end: Math.max(first, this.signed.indexOf(to, size, size)), size };
    const zip = new ZipFile();
    const mtime = new Date(this.clock.now());
    const forceZip64Format = part.end - first > MANY;
    const add = (name: string, text: string): void =>
      zip.addBuffer(Buffer.from(text), name, { mtime });
    const addLater = (name: string, pieces: () => AsyncIterable<Buffer>): void =>
      zip.addReadStreamLazy(name, { mtime, forceZip64Format }, (take) =>
        take(null, Readable.from(pieces(), { objectMode: false })),
      );
    add('README.txt', EXPORT_README);
    add('range.json', rangeText(part, tree));
    add('public-key.pem', this.identity.pem());
    addLater('checkpoints.txt', () => this.#checkpoints(part));
    addLater('entries.jsonl', () => this.#entries(part));
    addLater('hashes.bin', () => hashesOf(part, tree));
    zip.end();
    const content = zip.outputStream as Readable;
    zip.on('error', (error: Error) => {
      // The answer has begun: it ends here, and an archive without an end opens nowhere.
      this.#log.error(`an export failed: ${error.message}`);
      content.destroy(error);
    });
    return { name: `ringfence-ledger-${first}-${part.end}.zip`, content };
  }

  async *#entries({ first, end }: Part): AsyncGenerator<Buffer> {
    for (let at = first; at < end; await turn()) {
      const page = this.#leaves.all(at, end, PAGE);
      if (page.length === 0) return;
      yield Buffer.from(page.map(({ leaf }) => `${leaf}\n`).join(''));
      at = page.at(-1)!.idx + 1;
    }
  }

  /** All that were signed inside the part, and the newest; oldest first. */
  async *#checkpoints({ first, end, size }: Part): AsyncGenerator<Buffer> {
    for (let after = -1; ; await turn()) {
      const page = this.#notes.all(after, first, end, size, PAGE);
      if (page.length === 0) return;
      yield Buffer.from(page.map(({ note }) => `${note}\n`).join(''));
      after = page.at(-1)!.size;
    }
  }
}

/** The part's place in the log: the hashes of what is before it and after it stand for the entries there. */
function rangeText({ first, end, size }: Part, tree: StoredTree): string {
  const hashesOver = (begin: number, finish: number): string[] =>
    subtreesOf(begin, finish).map(({ height, index }) =>
      tree.perfect(height, index).toString('base64'),
    );
  const [left, right] = [hashesOver(0, first), hashesOver(end, size)];
  return `${JSON.stringify({ first, count: end - first, size, left, right }, null, 2)}\n`;
}

/** The hashes that were signed, not those of the entries as they are now: where they differ they name the entry. */
async function* hashesOf({ first, end }: Part, tree: StoredTree): AsyncGenerator<Buffer> {
  for (let at = first; at < end; await turn()) {
    const n = Math.floor(at / TILE_WIDTH);
    const stop = Math.min(end, (n + 1) * TILE_WIDTH);
    yield tree
      .leafHashes(n)
      .subarray((at % TILE_WIDTH) * HASH_BYTES, (stop - n * TILE_WIDTH) * HASH_BYTES);
    at = stop;
  }
}
