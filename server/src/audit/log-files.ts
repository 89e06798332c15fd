import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LogIdentity } from '../ledger/checkpoint.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { HASH_BYTES } from '../ledger/merkle-hash.js';
import { subtreesOf } from '../ledger/merkle-proof.js';
import type { StoredTree } from '../ledger/stored-tree.js';
import { TILE_WIDTH } from '../ledger/tree-edge.js';
import type { LogRange } from './audit.dto.js';
import { EXPORT_README } from './export-readme.js';
import { SignedLog } from './signed-log.js';

/** Entries read at once: a few milliseconds, in which no call is decided. */
const PAGE = 500;

/** Entries `first` to `end` - 1 of a signed log of `size`. */
export interface LogPart {
  readonly first: number;
  readonly end: number;
  readonly size: number;
}

/** The files of a part, by name, each read when it is asked for. */
export interface LogFilesOfPart {
  readonly part: LogPart;
  readonly files: ReadonlyMap<string, () => AsyncIterable<Buffer>>;
}

/** Makes the plain files by which a part of the log is verified elsewhere: entries, hashes, checkpoints and key, with certificates. */
@Injectable()
export class LogFiles {
  readonly #leaves: Statement<[number, number, number], { idx: number; leaf: string }>;
  readonly #notes: Statement<
    [number, number, number, number, number],
    { size: number; note: string }
  >;

  readonly #proofs: Statement<[number, number], string>;

  constructor(
    { connection }: LedgerConnection,
    private readonly signed: SignedLog,
    private readonly identity: LogIdentity,
  ) {
    this.#leaves = connection.prepare(
      'select idx, leaf from log_entry where idx >= ? and idx < ? order by idx limit ?',
    );
    this.#notes = connection.prepare(
      `select size, note from log_checkpoint where size > ? and (size between ? and ? or size = ?)
       order by size limit ?`,
    );
    this.#proofs = connection
      .prepare<[number, number], string>(
        `select text from proof_certificate where digest in (
           select json_extract(leaf, '$.details.certificate') from log_entry
           where kind = 'act' and idx >= ? and idx < ? and json_valid(leaf))`,
      )
      .pluck();
  }

  /** Only what is signed is given; the newest entries are, within a second. */
  of({ from, to }: LogRange): LogFilesOfPart {
    const { checkpoint, tree } = this.signed.newest();
    const { size } = checkpoint;
    const first = this.signed.indexOf(from, 0, size);
    const part = { first, end: Math.max(first, this.signed.indexOf(to, size, size)), size };
    return {
      part,
      files: new Map([
        ['README.txt', () => whole(EXPORT_README)],
        ['range.json', () => whole(rangeText(part, tree))],
        ['public-key.pem', () => whole(this.identity.pem())],
        ['checkpoints.txt', () => this.#checkpoints(part)],
        ['entries.jsonl', () => this.#entries(part)],
        ['hashes.bin', () => hashesOf(part, tree)],
        ['certificates.jsonl', () => this.#certificates(part)],
      ]),
    };
  }

  async *#entries({ first, end }: LogPart): AsyncGenerator<Buffer> {
    for (let at = first; at < end; await turn()) {
      const page = this.#leaves.all(at, end, PAGE);
      if (page.length === 0) return;
      yield Buffer.from(page.map(({ leaf }) => `${leaf}\n`).join(''));
      at = page.at(-1)!.idx + 1;
    }
  }

  /** What was proved of the policies that went live inside the part: the bytes whose digests their acts name. */
  async *#certificates({ first, end }: LogPart): AsyncGenerator<Buffer> {
    for (const text of this.#proofs.all(first, end)) {
      yield Buffer.from(`${text}\n`);
      await turn();
    }
  }

  /** All that were signed inside the part, and the newest; oldest first. */
  async *#checkpoints({ first, end, size }: LogPart): AsyncGenerator<Buffer> {
    for (let after = -1; ; await turn()) {
      const page = this.#notes.all(after, first, end, size, PAGE);
      if (page.length === 0) return;
      yield Buffer.from(page.map(({ note }) => `${note}\n`).join(''));
      after = page.at(-1)!.size;
    }
  }
}

/** The part's place in the log: the hashes of what is before it and after it stand for the entries there. */
function rangeText({ first, end, size }: LogPart, tree: StoredTree): string {
  const hashesOver = (begin: number, finish: number): string[] =>
    subtreesOf(begin, finish).map(({ height, index }) =>
      tree.perfect(height, index).toString('base64'),
    );
  const [left, right] = [hashesOver(0, first), hashesOver(end, size)];
  return `${JSON.stringify({ first, count: end - first, size, left, right }, null, 2)}\n`;
}

/** The hashes that were signed, not those of the entries as they are now: where they differ they name the entry. */
async function* hashesOf({ first, end }: LogPart, tree: StoredTree): AsyncGenerator<Buffer> {
  for (let at = first; at < end; await turn()) {
    const n = Math.floor(at / TILE_WIDTH);
    const stop = Math.min(end, (n + 1) * TILE_WIDTH);
    const [begin, finish] = [at, stop].map((index) => (index - n * TILE_WIDTH) * HASH_BYTES);
    yield tree.leafHashes(n).subarray(begin, finish);
    at = stop;
  }
}

async function* whole(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}
