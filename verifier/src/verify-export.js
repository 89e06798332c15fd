// Checks an export against the checkpoints in it and against older ones, in one pass and in little memory.
import { linesOf, notesOf, recordsOf, Unusable } from './export-files.js';
import { openCheckpoint } from './note.js';
import { Frontier, HASH_BYTES, leafHash } from './tree.js';

/** @typedef {import('./note.js').Checkpoint} Checkpoint */
/** @typedef {import('./note.js').LogKey} LogKey */
/** @typedef {import('./export-files.js').OpenFile} OpenFile */
/** @typedef {{ what: string, firstBad: number, lastBad: number, message: string }} Finding the bad entry, or the span it is in */
/** @typedef {{ first: number, count: number, size: number, root: string, checkpoints: number }} Checked */
/** @typedef {Checked & { result: 'intact' | 'tampered' } & Partial<Finding>} Verdict */

/** What is wrong, and where. */
class Tampered extends Error {
  /** @param {string} what @param {string} message @param {number} firstBad */
  constructor(what, message, firstBad, lastBad = firstBad) {
    super(message);
    this.finding = { what, firstBad, lastBad: Math.max(firstBad, lastBad), message };
  }
}

/** One pass over the entries of a range. */
export class Pass {
  #entries = new Frontier();
  /** @type {Frontier | undefined} over the hashes that the export gives, once they are not those of the entries */
  #hashes;
  /** @type {number | undefined} first entry that has another hash than the one given */
  #difference;
  /** @type {Tampered | undefined} */
  #badCheckpoint;
  #proven = { root: '', checkpoints: 0 };

  /** @param {import('./range.js').Range} range @param {LogKey} log @param {Checkpoint[]} kept from before */
  constructor(range, log, kept) {
    this.range = range;
    this.log = log;
    this.kept = [...kept].sort((a, b) => a.size - b.size);
    this.end = range.first + range.count;
    /** Sizes up to which the entries are as signed, by the checkpoints of the export and by those kept. */
    this.good = { told: range.first, kept: range.first };
  }

  /** @param {OpenFile} open @returns {Promise<Verdict>} @throws {Unusable} when nothing can be said */
  async verdict(open) {
    const { first, count, size } = this.range;
    let finding;
    try {
      await this.#run(open);
    } catch (error) {
      if (!(error instanceof Tampered)) throw error;
      finding = error.finding;
    }
    const result = finding ? 'tampered' : 'intact';
    return { result, first, count, size, ...this.#proven, ...finding };
  }

  /** @param {OpenFile} open */
  async #run(open) {
    const checkpoints = this.#inOrder(notesOf(open('checkpoints.txt')));
    const lines = linesOf(open('entries.jsonl'));
    const hashes = recordsOf(open('hashes.bin'), HASH_BYTES);
    const { first, size, left, right } = this.range;
    for (const { hash, height } of left) this.#entries.append(hash, height);
    let next = (await checkpoints.next()).value;
    const reach = async () => {
      for (; next?.size === this.#entries.size; next = (await checkpoints.next()).value) {
        this.#compare(next, 'told');
      }
      for (const old of this.kept) if (old.size === this.#entries.size) this.#compare(old, 'kept');
    };
    await reach();
    for (let index = first; index < this.end; index++) {
      this.#take(index, (await lines.next()).value, (await hashes.next()).value);
      await reach();
    }
    if (!(await lines.next()).done) this.#fail('extra', 'more entries than are named', this.end);
    if (!(await hashes.next()).done) this.#fail('hashes', 'more hashes than entries', this.end);
    for (const { hash, height } of right) {
      this.#entries.append(hash, height);
      this.#hashes?.append(hash, height);
    }
    while (next && next.size < size) next = (await checkpoints.next()).value;
    if (right.length > 0) await reach();
    this.#conclude(next?.size ?? size);
  }

  /** The checkpoints that can be compared. @param {AsyncIterable<string>} notes */
  async *#inOrder(notes) {
    let before = this.range.first;
    for await (const note of notes) {
      const checkpoint = openCheckpoint(note, this.log);
      if (checkpoint && checkpoint.size >= before) {
        before = checkpoint.size;
        yield checkpoint;
      } else {
        const message = 'a checkpoint is not signed by this key, or is out of order';
        const from = Math.min(before, checkpoint?.size ?? before);
        this.#badCheckpoint ??= new Tampered('checkpoint', message, from, this.range.size - 1);
      }
    }
    return undefined;
  }

  /** @param {number} index @param {Buffer | void} line @param {Buffer | void} given */
  #take(index, line, given) {
    if (!line) return this.#fail('missing', `the entries end before entry ${index}`, index);
    const hash = leafHash(line);
    if (this.#difference === undefined && !(given && hash.equals(given))) {
      this.#difference = index;
      this.#hashes = this.#entries.clone();
    }
    this.#entries.append(hash);
    this.#hashes?.append(given?.length === HASH_BYTES ? given : hash);
    const says = indexOf(line);
    if (says !== index) this.#fail('index', `entry ${says} stands in the place of ${index}`, index);
  }

  /** @param {Checkpoint} checkpoint of the size reached @param {'told' | 'kept'} by */
  #compare({ size, root }, by) {
    const difference = this.#difference;
    if (!this.#entries.root().equals(root)) {
      if (difference !== undefined && this.#hashes?.root().equals(root)) {
        throw new Tampered('entry', 'the entry is not the one that was signed', difference);
      }
      const message = `the entries do not have the root that was signed for ${size} entries`;
      throw new Tampered(by === 'kept' ? 'fork' : 'root', message, this.good[by], size - 1);
    }
    if (difference !== undefined) {
      throw new Tampered('hashes', 'hashes.bin has not the hash of the entry', difference);
    }
    this.good[by] = size;
    this.#proven = { root: root.toString('base64'), checkpoints: this.#proven.checkpoints + 1 };
  }

  /** @param {number} told size of the first checkpoint that was not reached */
  #conclude(told) {
    const { first, size } = this.range;
    const newest = Math.max(told, this.kept.at(-1)?.size ?? 0);
    const good = Math.max(this.good.told, this.good.kept);
    if (good < size || this.#proven.checkpoints === 0) {
      const message = 'no checkpoint signed by this key covers the last entries';
      throw this.#badCheckpoint ?? new Tampered('checkpoint', message, good, size - 1);
    }
    if (this.#badCheckpoint) throw this.#badCheckpoint;
    if (newest > size) {
      const message = `a checkpoint tells of ${newest} entries, the log of ${size}: it went back`;
      throw new Tampered('rollback', message, size, newest - 1);
    }
    const isOutside = (/** @type {number} */ at) => at < first || (at > this.end && at < size);
    const outside = this.kept.find((old) => isOutside(old.size))?.size;
    if (outside) throw new Unusable(`export a range that includes ${outside}, as a checkpoint has`);
  }

  /** @param {string} what @param {string} message @param {number} index @returns {never} */
  #fail(what, message, index) {
    // The first bad entry counts, and one with another hash than the one given may come before.
    const earlier = this.#difference ?? index;
    if (earlier >= index) throw new Tampered(what, message, index);
    throw new Tampered('entry', 'the entry is not the one that its hash tells of', earlier);
  }
}

/** The index that an entry says it has. @param {Buffer} line */
function indexOf(line) {
  try {
    return /** @type {unknown} */ (JSON.parse(line.toString())?.index);
  } catch {
    // Told by whoever asked: what cannot be read has no index.
    return undefined;
  }
}
