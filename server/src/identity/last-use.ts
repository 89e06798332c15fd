import type { TaskHandlerMaker } from '../ledger/task-handler.js';

/** When a key or a session was used last. */
export interface LastUse {
  readonly id: string;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
}

/** Notes the last use of a machine key, beside decisions: nobody waits for it. */
export const makeKeyUseNoter: TaskHandlerMaker = ({ connection }) => {
  const note = connection.prepare('update machine_key set last_used_at = :at where id = :id');
  return (input) => void note.run(input);
};

/** Notes the last request of a session, and of its person. */
export const makeSessionUseNoter: TaskHandlerMaker = ({ connection }) => {
  const note = connection.prepare('update session set seen_at = :at where id_digest = :id');
  const notePerson = connection.prepare(
    'update person set last_seen_at = :at where id = (select person_id from session where id_digest = :id)',
  );
  return (input) => {
    note.run(input);
    notePerson.run(input);
  };
};
