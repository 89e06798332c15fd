#!/usr/bin/env node
// ringfence-verify: checks an export of the ledger, a receipt or a proof, offline and with the public key alone.
import { parseArgs } from 'node:util';
import { notesOf, objectOf, openFolder, textAt, Unusable } from '../src/export-files.js';
import { openCheckpoint, readKey } from '../src/note.js';
import { readRange } from '../src/range.js';
import { Pass } from '../src/verify-export.js';
import { verifyGrowth, verifyReceipt } from '../src/verify-proof.js';

const USAGE = `usage: ringfence-verify <what> --key <public-key.pem> [--checkpoint <note>]... [--json]

  <what>        the folder of an export, or a file of JSON: the receipt of an entry
                (GET /v1/audit/entries/{index}) or a proof of consistency (GET /v1/audit/proof/consistency)
  --key         the log's public key, from somebody you trust and not from the export
  --checkpoint  a file with checkpoints of the same log that you kept; may be given more than once
  --json        tells the result as one object of JSON

exit code: 0 intact, 1 tampered, 2 nothing can be said`;

/** @typedef {import('../src/verify-export.js').Verdict} Verdict */

/** @param {string[]} args */
function readArguments(args) {
  const options = /** @type {const} */ ({
    key: { type: 'string' },
    checkpoint: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [what] = positionals;
    if (what === undefined || positionals.length > 1 || !values.key) throw new Unusable('');
    return { what, key: values.key, kept: values.checkpoint ?? [], json: values.json === true };
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n${USAGE}`.trimStart());
    process.exit(2);
  }
}

/** @param {string} what @param {string} key @param {string[]} files @returns {Promise<Verdict>} */
async function verify(what, key, files) {
  const log = readKey(textAt(key));
  const kept = [];
  for (const file of files) {
    for await (const note of notesOf([Buffer.from(textAt(file))])) {
      const checkpoint = openCheckpoint(note, log);
      if (!checkpoint) throw new Unusable(`${file}: a checkpoint is not signed by this key`);
      kept.push(checkpoint);
    }
  }
  if (!what.endsWith('.json')) {
    const open = openFolder(what);
    return new Pass(readRange(textAt(`${what}/range.json`)), log, kept).verdict(open);
  }
  const document = objectOf(textAt(what));
  if (document['path'] !== undefined) return verifyGrowth(document, kept);
  if (kept.length === 0 && document['proof']) return verifyReceipt(document, log);
  throw new Unusable('it is no proof of consistency, nor a receipt to be checked by itself');
}

/** @param {Verdict} verdict */
function told({ result, first, count, size, root, checkpoints, ...finding }) {
  if (result === 'intact') {
    const entries = count === 0 ? 'no entry' : `entries ${first} to ${first + count - 1}`;
    return `intact: ${entries} of ${size}; ${checkpoints} checkpoints; root ${root}`;
  }
  const { firstBad, lastBad, what, message } = finding;
  const bad = firstBad === lastBad ? `entry ${firstBad}` : `in entries ${firstBad} to ${lastBad}`;
  return `tampered: first bad ${bad} (${what}): ${message}`;
}

const { what, key, kept, json } = readArguments(process.argv.slice(2));
try {
  const verdict = await verify(what, key, kept);
  console.log(json ? JSON.stringify(verdict) : told(verdict));
  process.exitCode = verdict.result === 'intact' ? 0 : 1;
} catch (error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  // What the system cannot read cannot be checked; anything else is a fault of this program, and shown as one.
  if (!(error instanceof Unusable) && code === undefined) throw error;
  console.log(json ? JSON.stringify({ result: 'unusable', message }) : `unusable: ${message}`);
  process.exitCode = 2;
}
