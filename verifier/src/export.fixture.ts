import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A log's key pair, and the name that the log signs with. */
export class SigningLog {
  readonly #private: KeyObject;
  readonly pem: string;
  readonly origin: string;
  readonly #id: Buffer;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    this.#private = privateKey;
    this.pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    this.origin = `ringfence/${sha256(raw).toString('hex').slice(0, 16)}`;
    this.#id = sha256(Buffer.from(`${this.origin}\n`), Buffer.of(1), raw).subarray(0, 4);
  }

  /** A checkpoint over the leaves. */
  checkpoint(leaves: readonly string[]): string {
    const root = treeHash(leaves.map(hashOfLeaf)).toString('base64');
    const text = `${this.origin}\n${leaves.length}\n${root}\n`;
    const signature = sign(null, Buffer.from(text), this.#private);
    const blob = Buffer.concat([this.#id, signature]).toString('base64');
    return `${text}\n— ${this.origin} ${blob}\n`;
  }
}

/** The files of an export, to be changed before they are checked. */
export interface ExportFiles {
  entries: string[];
  hashes: Buffer[];
  range: { first: number; count: number; size: number; left: string[]; right: string[] };
  checkpoints: string[];
}

/** Entries 0 to `count` - 1 of a log. */
export function leavesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      at: '2027-01-15T08:00:00.000Z',
      index,
      kind: 'act',
      reason: `r${index}`,
      v: 1,
    }),
  );
}

/** The export of a part of a log, as an honest server writes it. */
export function exportOf(
  log: SigningLog,
  leaves: readonly string[],
  part: { first?: number; count?: number; every?: number } = {},
): ExportFiles {
  const { first = 0, every = 8 } = part;
  const { count = leaves.length - first } = part;
  const size = leaves.length;
  const end = first + count;
  const hashes = leaves.map(hashOfLeaf);
  const sizes = new Set([
    ...Array.from({ length: size + 1 }, (_, at) => at).filter((at) => at % every === 0 && at > 0),
    size,
  ]);
  return {
    entries: leaves.slice(first, end),
    hashes: hashes.slice(first, end),
    range: {
      first,
      count,
      size,
      left: subtreesOf(hashes, 0, first),
      right: subtreesOf(hashes, end, size),
    },
    checkpoints: [...sizes]
      .filter((at) => (at >= first && at <= end) || at === size)
      .map((at) => log.checkpoint(leaves.slice(0, at))),
  };
}

/** The bytes of the files, by name. */
export function bytesOf({ entries, hashes, range, checkpoints }: ExportFiles): Map<string, Buffer> {
  return new Map([
    ['entries.jsonl', Buffer.from(entries.map((entry) => `${entry}\n`).join(''))],
    ['hashes.bin', Buffer.concat(hashes)],
    ['range.json', Buffer.from(JSON.stringify(range))],
    ['checkpoints.txt', Buffer.from(checkpoints.join('\n'))],
  ]);
}

export function hashOfLeaf(leaf: string): Buffer {
  return sha256(Buffer.of(0), Buffer.from(leaf));
}

/** Root over leaf hashes, by the definition of RFC 9162, 2.1.1. */
export function treeHash(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0]!;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return sha256(Buffer.of(1), treeHash(hashes.slice(0, split)), treeHash(hashes.slice(split)));
}

/** The path of a leaf, by the definition of RFC 9162, 2.1.3.1. */
export function pathOf(hashes: readonly Buffer[], index: number): Buffer[] {
  if (hashes.length === 1) return [];
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return index < split
    ? [...pathOf(hashes.slice(0, split), index), treeHash(hashes.slice(split))]
    : [...pathOf(hashes.slice(split), index - split), treeHash(hashes.slice(0, split))];
}

/** What shows the first `from` leaves to be the beginning of all, by the definition of RFC 9162, 2.1.4.1. */
export function growthOf(hashes: readonly Buffer[], from: number, isWhole = true): Buffer[] {
  if (from === hashes.length) return isWhole ? [] : [treeHash(hashes)];
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return from <= split
    ? [...growthOf(hashes.slice(0, split), from, isWhole), treeHash(hashes.slice(split))]
    : [...growthOf(hashes.slice(split), from - split, false), treeHash(hashes.slice(0, split))];
}

function subtreesOf(hashes: readonly Buffer[], begin: number, end: number): string[] {
  const roots: string[] = [];
  for (let at = begin; at < end;) {
    let width = 1;
    while (at % (2 * width) === 0 && at + 2 * width <= end) width *= 2;
    roots.push(treeHash(hashes.slice(at, at + width)).toString('base64'));
    at += width;
  }
  return roots;
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
