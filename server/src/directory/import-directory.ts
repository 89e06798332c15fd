import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Problem } from '@ringfence/rules';
import type { JudgedChange } from '../confirmations/judged-change.js';
import { MakeChange } from '../confirmations/make-change.js';
import { Refusal } from '../http/refusal.js';
import type { Requester } from '../identity/requester.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { Import, Imported, ImportRow } from './directory-file.dto.js';
import { readEntries, type BadRow, type FileEntry } from './file-entries.js';
import { JudgeBusinessNumber } from './judge-business-number.js';
import { JudgeEndpoint } from './judge-endpoint.js';
import { JudgeRoute } from './judge-route.js';

/** Entries judged before calls are decided again: a few milliseconds. */
const AT_ONCE = 50;
/** Problems a refusal tells. */
const MOST_TOLD = 100;

interface Judged {
  readonly row: ImportRow;
  /** Undefined: there is nothing to change. */
  readonly change?: JudgedChange;
}

/** Puts many entries in as one: each is judged as if it were put in alone, and either all of them are in effect or proposed, or none. */
@Injectable()
export class ImportDirectory {
  constructor(
    private readonly judgeNumber: JudgeBusinessNumber,
    private readonly judgeEndpoint: JudgeEndpoint,
    private readonly judgeRoute: JudgeRoute,
    private readonly makeChange: MakeChange,
  ) {}

  /**
   * @throws Refusal 422 `import-refused` where any row cannot be put in, 409 `changed-since` where the dry run would end otherwise
   * by now, and what a single change throws
   */
  async execute(file: Import, by: Requester): Promise<Imported> {
    const judged: Judged[] = [];
    for (const [index, entry] of readEntries(file).entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await turn();
      judged.push('problems' in entry ? refused(entry) : await this.#judge(entry));
    }
    const digest = digestOfOutcome(judged);
    const rows = judged.map(({ row }) => row);
    if (file.dryRun) return { dryRun: true, digest, counts: countsOf(rows), rows };
    if (rows.some(({ outcome }) => outcome === 'refused')) throw refusal(rows);
    if (file.digest !== undefined && file.digest !== digest) {
      const message = 'the directory has changed since the dry run: look at it again';
      throw new Refusal(409, 'changed-since', message);
    }
    const made = await this.#make(judged, by);
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

  #changeOf(entry: FileEntry): Promise<JudgedChange> | JudgedChange {
    switch (entry.list) {
      case 'businessNumbers':
        return this.judgeNumber.execute(entry.number, entry.body);
      case 'endpoints':
        return this.judgeEndpoint.execute(entry.kind, entry.id, entry.body);
      case 'routes':
        return this.judgeRoute.execute(entry.platform, entry.routeId, entry.body);
    }
  }

  async #make(judged: readonly Judged[], by: Requester): Promise<ImportRow[]> {
    const changes = judged.flatMap(({ change }) => (change === undefined ? [] : [change]));
    const confirmations = new Map(
      (await this.makeChange.executeAll(changes, by)).map((id, index) => [changes[index]!, id]),
    );
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

/** Of what would be changed, from what to what, and what of it would wait. */
function digestOfOutcome(judged: readonly Judged[]): string {
  const changes = judged.flatMap(({ row, change }) =>
    change === undefined ? [] : [[change.object, change.before, change.after, row.waits]],
  );
  return digestOfThing(changes)!;
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
