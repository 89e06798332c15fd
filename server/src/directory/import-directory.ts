import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { canonicalJson, digestOf, type Problem } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import type { Requester } from '../identity/requester.js';
import type { Import, Imported, ImportRow } from './directory-file.dto.js';
import { readEntries, type BadRow, type FileEntry } from './file-entries.js';
import { JudgeBusinessNumber } from './judge-business-number.js';
import { JudgeEndpoint } from './judge-endpoint.js';
import { JudgeRoute } from './judge-route.js';
import type { JudgedEntry } from './prepared-entries.js';
import { PutEntries } from './put-entries.js';

/** Entries judged before calls are decided again: a millisecond, since a decision takes several turns of the event loop. */
const AT_ONCE = 10;
/** Problems a refusal tells. */
const MOST_TOLD = 100;

interface Judged {
  readonly row: ImportRow;
  /** Undefined: there is nothing to change. */
  readonly change?: JudgedEntry;
}

/** Puts many entries in as one: each is judged as if it were put in alone, and either all of them are in effect or proposed, or none. */
@Injectable()
export class ImportDirectory {
  constructor(
    private readonly judgeNumber: JudgeBusinessNumber,
    private readonly judgeEndpoint: JudgeEndpoint,
    private readonly judgeRoute: JudgeRoute,
    private readonly putEntries: PutEntries,
  ) {}

  /**
   * @throws Refusal 422 `import-refused` where any row cannot be put in, 409 `changed-since` where the dry run would end otherwise
   * by now, and what a single change throws
   */
  async execute(file: Import, by: Requester): Promise<Imported> {
    const judged: Judged[] = [];
    const told: string[] = [];
    for (const entry of readEntries(file)) {
      if (judged.length % AT_ONCE === AT_ONCE - 1) await turn();
      const outcome = 'problems' in entry ? refused(entry) : await this.#judge(entry);
      judged.push(outcome);
      told.push(...outcomeText(outcome));
    }
    const digest = digestOf(told.join('\n'));
    const rows = judged.map(({ row }) => row);
    if (file.dryRun) return { dryRun: true, digest, counts: countsOf(rows), rows };
    if (rows.some(({ outcome }) => outcome === 'refused')) throw refusal(rows);
    if (file.digest !== undefined && file.digest !== digest) {
      const message = 'the directory has changed since the dry run: look at it again';
      throw new Refusal(409, 'changed-since', message);
    }
    const made = await this.#make(judged, digest, by);
    return { dryRun: false, digest, counts: countsOf(made), rows: made };
  }

  async #judge(entry: FileEntry): Promise<Judged> {
    const change = await this.#changeOf(entry);
    const isSame = change.before === change.after;
    const outcome = isSame ? 'unchanged' : change.before === null ? 'added' : 'changed';
    const { list, row, name } = entry;
    const told: ImportRow = {
      list,
      row,
      name,
      outcome,
      waits: !isSame && change.waits !== undefined,
      problems: [],
    };
    return isSame ? { row: told } : { row: told, change };
  }

  #changeOf(entry: FileEntry): Promise<JudgedEntry> | JudgedEntry {
    switch (entry.list) {
      case 'businessNumbers':
        return this.judgeNumber.execute(entry.number, entry.body);
      case 'endpoints':
        return this.judgeEndpoint.execute(entry.kind, entry.id, entry.body);
      case 'routes':
        return this.judgeRoute.execute(entry.platform, entry.routeId, entry.body);
    }
  }

  async #make(judged: readonly Judged[], digest: string, by: Requester): Promise<ImportRow[]> {
    const changes = judged.flatMap(({ change }) => (change === undefined ? [] : [change]));
    const confirmations = await this.putEntries.execute(changes, digest, by);
    return judged.map(({ row, change }) => {
      const confirmation = change && confirmations.get(change);
      return confirmation === undefined ? row : { ...row, confirmation };
    });
  }
}

function refused({ list, row, name, problems }: BadRow): Judged {
  const told = problems.map(({ code, at, message }) => ({ code, at, message }));
  return { row: { list, row, name, outcome: 'refused', waits: false, problems: told } };
}

function refusal(rows: readonly ImportRow[]): Refusal {
  const problems = rows.flatMap(({ list, row, problems }) =>
    problems.map(({ code, at, message }): Problem => ({
      code,
      severity: 'error',
      at: `/${list}/${row}${at}`,
      message,
    })),
  );
  return new Refusal(
    422,
    'import-refused',
    'rows cannot be put in, so nothing was: mend them, or take them out',
    { problems: problems.slice(0, MOST_TOLD) },
  );
}

/** What would be changed, from what to what, and whether it would wait; nothing where nothing would be. */
function outcomeText({ row, change }: Judged): string[] {
  if (change === undefined) return [];
  return [canonicalJson([change.object, change.before, change.after, row.waits])];
}

function countsOf(rows: readonly ImportRow[]): Imported['counts'] {
  const count = (wanted: ImportRow['outcome']): number =>
    rows.filter(({ outcome }) => outcome === wanted).length;
  return {
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    waiting: rows.filter(({ waits }) => waits).length,
  };
}
