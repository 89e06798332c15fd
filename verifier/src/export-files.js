// The files of an export, read piece by piece.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Longer lines are none of an export's: they are cut off, and fail as what they are. */
const MOST_BYTES = 1 << 20;

/** The input cannot be checked: nothing can be said of the log. */
export class Unusable extends Error {}

/** @typedef {AsyncIterable<Buffer> | Iterable<Buffer>} Bytes */
/** @typedef {(name: string) => Bytes} OpenFile begins to read the file of that name */

/** @param {string} folder @returns {OpenFile} @throws {Unusable} when it is none */
export function openFolder(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Unusable(`${folder} is neither the folder of an export nor a file of JSON`);
  }
  return async function* (name) {
    yield* createReadStream(path.join(folder, name), { highWaterMark: MOST_BYTES });
  };
}

/** @param {string} file @throws {Unusable} when it cannot be read */
export function textAt(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Unusable(`${file} cannot be read: ${/** @type {Error} */ (error).message}`);
  }
}

/** @param {string} text @returns {Record<string, any>} @throws {Unusable} when it is no object */
export function objectOf(text) {
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below, as any other text that is no object.
  }
  throw new Unusable('a file of JSON cannot be read');
}

/** The lines of a file, without their ends. @param {Bytes} file */
export const linesOf = (file) => piecesOf(file, (bytes, from) => bytes.indexOf(10, from), 1);

/** The records of `length` bytes; the last one may be shorter. @param {Bytes} file @param {number} length */
export const recordsOf = (file, length) =>
  piecesOf(file, (bytes, from) => (from + length <= bytes.length ? from + length : -1), 0);

/**
 * @param {Bytes} file @param {(bytes: Buffer, from: number) => number} endOf below 0: there is none yet
 * @param {number} gap bytes between two pieces
 */
async function* piecesOf(file, endOf, gap) {
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);
  for await (const chunk of file) {
    const bytes = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end; (end = endOf(bytes, from)) >= 0; from = end + gap)
      yield bytes.subarray(from, end);
    rest = bytes.subarray(from);
    if (rest.length > MOST_BYTES) break;
  }
  if (rest.length > 0) yield rest;
}

/** The signed notes of a file, one after another. @param {Bytes} file */
export async function* notesOf(file) {
  let [note, isSigned] = ['', false];
  for await (const bytes of linesOf(file)) {
    const line = bytes.toString();
    const isSignature = line.startsWith('— ');
    if (isSigned && !isSignature) {
      yield note;
      note = '';
    }
    // An empty line may stand between two notes.
    if (note !== '' || line !== '') note += `${line}\n`;
    isSigned = isSignature;
  }
  if (note !== '') yield note;
}
