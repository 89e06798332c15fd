import { readFileSync, writeSync } from 'node:fs';
import { KeyFolder } from '../../keys/key-folder.js';
import { SystemRandomSource } from '../../runtime/system-random-source.js';
import { connect, migrate } from '../data-source.js';
import { scrubIfDue } from '../scrub.js';
import { openForWriting } from '../sqlite-file.js';

/** Where an upgrade in a process of its own is killed: at a draw of randomness, before it scrubs, or while it does. */
export type KilledAt = number | 'before-scrub' | 'scrubbing';

/** Kills the process at the draw asked for. */
class DeadlyRandomSource extends SystemRandomSource {
  #draws = 0;

  constructor(private readonly at: KilledAt) {
    super();
  }

  override bytes(count: number): Buffer {
    if (this.#draws++ === this.at) process.kill(process.pid, 'SIGKILL');
    return super.bytes(count);
  }
}

/** Brings a database up to date, as a start does, and is killed on the way. */
async function upgrade(file: string, keysFolder: string, at: KilledAt): Promise<void> {
  const keys = new KeyFolder(keysFolder).read();
  const source = await connect(file, [], keys, new DeadlyRandomSource(at));
  await migrate(source);
  await source.destroy();
  if (at === 'before-scrub') process.kill(process.pid, 'SIGKILL');
  const connection = openForWriting(file);
  // The spec kills as soon as it hears this; nothing else is heard while SQLite works.
  writeSync(1, 'scrubbing');
  scrubIfDue(connection);
  connection.close();
}

const [file, keysFolder, at] = JSON.parse(readFileSync(0, 'utf8')) as [string, string, KilledAt];
await upgrade(file, keysFolder, at);
