import { Injectable } from '@nestjs/common';
import type { JudgedChange } from '../confirmations/judged-change.js';
import { Refusal } from '../http/refusal.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Directory } from './directory.js';
import { NumberRows } from './number-rows.js';

const ACTION = 'directory.delete';

/**
 * Draws up the removal of an entry. It waits for nobody: calls of a number, over an endpoint or by a route that is not registered
 * are denied. Restrictions of a number stay on record, so that putting it in anew does not lift them.
 */
@Injectable()
export class JudgeRemoval {
  constructor(
    private readonly directory: Directory,
    private readonly rows: NumberRows,
  ) {}

  /** @throws Refusal 404 `entry-unknown` */
  async businessNumber(number: string): Promise<JudgedChange> {
    const stored = await this.rows.read(number);
    if (stored.body === undefined) throw unknown();
    return removal(
      `business-number/${number}`,
      stored.number!,
      {
        sql: 'delete from business_number where number = ? and body = ?',
        values: [number, stored.body],
        changes: 1,
      },
      () => this.directory.reloadNumber(number),
    );
  }

  /** @throws Refusal 404 `entry-unknown` */
  endpoint(kind: string, id: string): JudgedChange {
    const key = `${kind}:${id}`;
    const before = this.directory.endpoint(key);
    if (before === undefined) throw unknown();
    return removal(
      `endpoint/${key}`,
      before,
      {
        sql: 'delete from endpoint where kind = ? and id = ? and body = ?',
        values: [kind, id, JSON.stringify(before)],
        changes: 1,
      },
      () => this.directory.dropEndpoint(key),
    );
  }

  /** @throws Refusal 404 `entry-unknown` */
  route(platform: string, routeId: string): JudgedChange {
    const before = this.directory.route(platform, routeId);
    if (before === undefined) throw unknown();
    return removal(
      `route/${platform}/${routeId}`,
      before,
      {
        sql: 'delete from route where platform = ? and route_id = ?',
        values: [platform, routeId],
        changes: 1,
      },
      () => this.directory.dropRoute(platform, routeId),
    );
  }
}

function removal(
  object: string,
  before: object,
  write: SqlWrite,
  settle: JudgedChange['settle'],
): JudgedChange {
  return {
    action: ACTION,
    object,
    before: digestOfThing(before),
    after: null,
    writes: [write],
    settle,
  };
}

function unknown(): Refusal {
  return new Refusal(404, 'entry-unknown', 'the directory has no such entry');
}
