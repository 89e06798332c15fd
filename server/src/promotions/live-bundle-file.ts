import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson } from '@ringfence/rules';
import { z } from 'zod';
import type { SealedBundle } from './bundle-seal.js';

const NAME = 'live-bundle.json';
const CONTENT = z.strictObject({
  v: z.literal(1),
  manifest: z.string(),
  policy: z.string(),
  signature: z.string(),
});

/** A bundle with its policy, all that is needed to serve it. */
export interface WholeBundle extends SealedBundle {
  /** Canonical bytes of the policy, as text. */
  readonly policy: string;
}

/** What the file holds. */
export type FileContent =
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly problem: string }
  | { readonly state: 'read'; readonly bundle: WholeBundle };

/**
 * The last good bundle, in a file beside the database: what keeps answering when the database's own is bad, and the highest
 * sequence seen, below which nothing is served any more (V3, V5).
 */
export class LiveBundleFile {
  readonly #folder: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#folder = dataFolder;
  }

  get path(): string {
    return path.join(this.#folder, NAME);
  }

  read(): FileContent {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      const { code } = error as { code?: string };
      return code === 'ENOENT'
        ? { state: 'absent' }
        : { state: 'unreadable', problem: `it cannot be read (${code ?? 'unknown'})` };
    }
    const bundle = parse(text);
    return bundle === undefined
      ? { state: 'unreadable', problem: 'it was changed or cut off' }
      : { state: 'read', bundle };
  }

  /** Puts a bundle in the place of the one before, so that at any instant one of the two is there whole. */
  write(bundle: WholeBundle): Promise<void> {
    const written = this.#last.then(() => this.#replace(textOf(bundle)));
    // The next one is written whether this one was or not; its own caller hears of the failure.
    this.#last = written.catch(() => undefined);
    return written;
  }

  async #replace(text: string): Promise<void> {
    const fresh = `${this.path}.new`;
    const file = await open(fresh, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, this.path);
    await syncFolder(this.#folder);
  }
}

/** The rename is on disk only once its folder is; Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function textOf({ manifest, policy, signature }: WholeBundle): string {
  const encoded = Buffer.from(signature).toString('base64');
  return `${canonicalJson({ v: 1, manifest, policy, signature: encoded })}\n`;
}

/** Only the text that would be written is read: a bundle has one spelling. */
function parse(text: string): WholeBundle | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A file that was cut off is an answer, not a fault.
    return undefined;
  }
  const { data } = CONTENT.safeParse(value);
  if (data === undefined) return undefined;
  const { manifest, policy, signature } = data;
  const bundle = { manifest, policy, signature: Buffer.from(signature, 'base64') };
  return textOf(bundle) === text ? bundle : undefined;
}
