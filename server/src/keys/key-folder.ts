import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../runtime/make-folder.js';
import type { RandomSource } from '../runtime/random-source.js';
import { StartRefused } from '../runtime/start-refused.js';
import {
  BUNDLES_FILE,
  LOG_FILE,
  PSEUDONYMS_FILE,
  SUBJECTS_FILE,
  UnusableKey,
  type KeyFile,
} from './key-files.js';
import type { KeySet } from './key-set.js';

const FILES: readonly Pick<KeyFile<unknown>, 'name' | 'make'>[] = [
  PSEUDONYMS_FILE,
  SUBJECTS_FILE,
  BUNDLES_FILE,
  LOG_FILE,
];
/** Anybody but the owner. */
const OTHERS = 0o077;

/**
 * The folder with every secret the server keeps outside its database (X10): the folder is its owner's alone (700), and so is
 * each file in it (600). No copy of the database and no export holds any of it.
 */
export class KeyFolder {
  constructor(readonly folder: string) {}

  /** Names of the files that are not there. */
  missing(): string[] {
    return FILES.map(({ name }) => name).filter((name) => !existsSync(this.#file(name)));
  }

  /**
   * Draws what is missing, each key for itself; what is there is left alone.
   *
   * @returns the names of the files made
   * @throws StartRefused when the folder cannot be written
   */
  makeMissing(random: RandomSource): string[] {
    const missing = this.missing();
    if (missing.length === 0) return [];
    this.#refuseOpenFolder();
    try {
      makeFolder(this.folder);
      for (const { name, make } of FILES) if (missing.includes(name)) this.#put(name, make(random));
      syncFolder(this.folder);
    } catch (error) {
      const { code = 'unknown' } = error as { code?: string };
      throw new StartRefused(`key folder ${this.folder} cannot be written (${code})`, {
        cause: error,
      });
    }
    return missing;
  }

  /** @throws StartRefused naming the file that is missing, open to others, short, a sample, corrupt or used twice */
  read(): KeySet {
    this.#refuseOpenFolder();
    const seen = new Map<string, string>();
    const key = <T>(kind: KeyFile<T>): T => {
      const value = this.#read(kind);
      for (const secret of kind.secretsOf(value)) {
        const text = Buffer.from(secret).toString('base64');
        const other = seen.get(text);
        if (other !== undefined) {
          throw new StartRefused(
            `key file ${this.#file(kind.name)} holds a key of ${other} again: each key has one purpose`,
          );
        }
        seen.set(text, kind.name);
      }
      return value;
    };
    return {
      pseudonyms: key(PSEUDONYMS_FILE),
      subjects: key(SUBJECTS_FILE),
      bundles: key(BUNDLES_FILE),
      log: key(LOG_FILE),
    };
  }

  #refuseOpenFolder(): void {
    if (existsSync(this.folder)) refuseOpen(this.folder, 'key folder', '700');
  }

  #file(name: string): string {
    return path.join(this.folder, name);
  }

  #read<T>(kind: KeyFile<T>): T {
    const file = this.#file(kind.name);
    if (!existsSync(file)) {
      throw new StartRefused(
        `key file ${file} is missing: restore it, or make it with \`npm run keys -- ${this.folder}\``,
      );
    }
    refuseOpen(file, 'key file', '600');
    try {
      return kind.read(readFileSync(file, 'utf8'));
    } catch (error) {
      const why =
        error instanceof UnusableKey
          ? error.message
          : `cannot be read (${String((error as { code?: string }).code)})`;
      throw new StartRefused(`key file ${file} ${why}`, { cause: error });
    }
  }

  /** Written whole or not at all: half a key would be refused at every start from then on. */
  #put(name: string, text: string): void {
    const draft = this.#file(`${name}.new`);
    const handle = openSync(draft, 'w', 0o600);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, this.#file(name));
  }
}

function refuseOpen(file: string, what: string, mode: string): void {
  // Windows knows no such modes: there the folder's own rights guard it.
  if (process.platform === 'win32' || (statSync(file).mode & OTHERS) === 0) return;
  throw new StartRefused(`${what} ${file} is open to others: \`chmod ${mode}\` it`);
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
