import { openForWriting } from '../database/sqlite-file.js';
import type { SlotRequest } from './ledger-job.js';
import { SlotStatements } from './slot-statements.js';

/** What a process of its own is asked to do with the slots in one file. */
export interface TakerTask {
  readonly file: string;
  readonly slot: SlotRequest;
  readonly connections: number;
  readonly attemptsEach: number;
  /** Leaves the last transaction open, as a process does that is killed in the middle of it. */
  readonly stopBeforeCommit: boolean;
}

/** Takes slots over many connections in turn, and tells how many it got. */
function take({ file, slot, connections, attemptsEach, stopBeforeCommit }: TakerTask): number {
  const open = Array.from({ length: connections }, () => {
    const connection = openForWriting(file);
    return { connection, slots: new SlotStatements(connection) };
  });
  let granted = 0;
  for (let attempt = 0; attempt < attemptsEach; attempt++) {
    for (const [i, { connection, slots }] of open.entries()) {
      // As the writer does, one transaction around a batch; every other connection leaves it to the statement alone.
      const inTransaction = i % 2 === 0;
      if (inTransaction) connection.exec('begin immediate');
      if (slots.take({ ...slot, holder: `${process.pid} ${i} ${attempt}` })) granted++;
      if (inTransaction && !stopBeforeCommit) connection.exec('commit');
    }
  }
  if (!stopBeforeCommit) for (const { connection } of open) connection.close();
  return granted;
}

process.on('message', (task: TakerTask) => process.send?.(take(task)));
process.send?.('ready');
