import { leafHash, nodeHash, type Hash } from './merkle-proof.js';

export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const digest = async (data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', data));

/** A ledger's key with the name that goes with it, and a way to sign with it. */
export interface Signer {
  readonly key: Uint8Array<ArrayBuffer>;
  readonly origin: string;
  readonly sign: (body: string, as?: string) => Promise<string>;
}

export async function signer(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const key = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const hex = [...(await digest(key))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const origin = `ringfence/${hex.slice(0, 16)}`;
  return {
    key,
    origin,
    sign: async (body, as = origin) => {
      const id = (await digest(Uint8Array.of(...bytes(`${as}\n`), 1, ...key))).slice(0, 4);
      const signature = new Uint8Array(
        await crypto.subtle.sign('Ed25519', pair.privateKey, bytes(body)),
      );
      return `${body}\n\u2014 ${as} ${base64(Uint8Array.of(...id, ...signature))}\n`;
    },
  };
}

/** The definitions of RFC 9162 2.1, written as they stand there: slow, and plainly right. */
export async function root(leaves: readonly Hash[]): Promise<Hash> {
  if (leaves.length === 1) return leaves[0];
  const k = split(leaves.length);
  return nodeHash(await root(leaves.slice(0, k)), await root(leaves.slice(k)));
}

export async function inclusion(m: number, leaves: readonly Hash[]): Promise<Hash[]> {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k
    ? [...(await inclusion(m, left)), await root(right)]
    : [...(await inclusion(m - k, right)), await root(left)];
}

export async function consistency(
  m: number,
  leaves: readonly Hash[],
  whole = true,
): Promise<Hash[]> {
  if (m === leaves.length) return whole ? [] : [await root(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k
    ? [...(await consistency(m, left, whole)), await root(right)]
    : [...(await consistency(m - k, right, false)), await root(left)];
}

function split(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

export const leavesOf = (size: number): Promise<Hash[]> =>
  Promise.all([...Array(size).keys()].map((n) => leafHash(new TextEncoder().encode(`leaf ${n}`))));

/** A ledger of so many entries, signed, as the server would tell of it. */
export interface SmallLedger {
  readonly publicKey: string;
  readonly checkpoint: (size: number) => Promise<string>;
  readonly consistency: (
    from: number,
    to: number,
  ) => Promise<{ from: number; to: number; path: string[] }>;
  readonly inclusion: (
    index: number,
    size: number,
  ) => Promise<{
    index: number;
    size: number;
    leafHash: string;
    path: string[];
    checkpoint: string;
  }>;
}

/** @param leaves texts of the entries */
export async function smallLedger(leaves: readonly string[], by?: Signer): Promise<SmallLedger> {
  const { key, origin, sign } = by ?? (await signer());
  const hashes = await Promise.all(leaves.map((leaf) => leafHash(bytes(leaf))));
  const checkpoint = async (size: number): Promise<string> =>
    sign(`${origin}\n${size}\n${base64(await root(hashes.slice(0, size)))}\n`);
  return {
    publicKey: base64(key),
    checkpoint,
    consistency: async (from, to) => ({
      from,
      to,
      path: (await consistency(from, hashes.slice(0, to))).map(base64),
    }),
    inclusion: async (index, size) => ({
      index,
      size,
      leafHash: base64(hashes[index]),
      path: (await inclusion(index, hashes.slice(0, size))).map(base64),
      checkpoint: await checkpoint(size),
    }),
  };
}
