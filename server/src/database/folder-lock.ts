import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from '../runtime/make-folder.js';
import { UnusableStore } from './sqlite-file.js';

/**
 * Claims a data folder for this process (S3): one server per folder.
 *
 * The claim is an exclusive lock on a small SQLite file, so it ends with the process however that ends; a file beside it names
 * the holder.
 */
export class FolderLock {
  readonly #claim: Database.Database;
  readonly #holderFile: string;

  private constructor(claim: Database.Database, holderFile: string) {
    this.#claim = claim;
    this.#holderFile = holderFile;
  }

  /** @throws UnusableStore when another server holds the folder, or the folder cannot be written */
  static take(folder: string): FolderLock {
    const holderFile = path.join(folder, 'server.pid');
    let claim: Database.Database | undefined;
    try {
      makeFolder(folder);
      claim = new Database(path.join(folder, 'server.lock'), { timeout: 0 });
      claim.pragma('journal_mode = DELETE');
      claim.exec('begin exclusive');
      writeFileSync(holderFile, `${process.pid}\n`);
    } catch (error) {
      claim?.close();
      throw new UnusableStore(whyNot(error, folder, holderFile), { cause: error });
    }
    return new FolderLock(claim, holderFile);
  }

  release(): void {
    rmSync(this.#holderFile, { force: true });
    this.#claim.close();
  }
}

function whyNot(error: unknown, folder: string, holderFile: string): string {
  const code = (error as { code?: string }).code ?? 'unknown';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return `data folder ${folder} is in use by the server with process id ${holder(holderFile)}`;
  }
  return `data folder ${folder} cannot be used (${code}): check that it can be read and written`;
}

function holder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // Only the name of the holder is missing; the lock itself was seen.
    return 'unknown';
  }
}
