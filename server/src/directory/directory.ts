import { Injectable } from '@nestjs/common';
import type { BusinessNumber, EndpointEvidence } from '@ringfence/rules';
import { ReadSource } from '../database/read-source.js';
import type { Actor } from '../ledger/act.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import type { DirectoryView, Route } from './directory.dto.js';

/** A restriction as events and the directory's editors told it. */
interface RestrictionRow {
  number: string;
  type: string;
  until_at: number | null;
  set_at: number | null;
  lifted_at: number | null;
}

/** Who changes the directory, and why. */
export interface Author {
  readonly actor: Actor;
  readonly reason: string | null;
}

/** Business numbers, endpoints and routes: kept in memory, written through to the store. */
@Injectable()
export class Directory {
  readonly #numbers = new Map<string, BusinessNumber>();
  readonly #endpoints = new Map<string, EndpointEvidence>();
  readonly #routes = new Map<string, Route>();

  constructor(
    private readonly ledger: LedgerPort,
    private readonly reading: ReadSource,
    private readonly clock: Clock,
  ) {}

  async load(): Promise<void> {
    const { source } = this.reading;
    const numbers: { number: string }[] = await source.query('select number from business_number');
    for (const { number } of numbers) await this.reloadNumber(number);
    const endpoints: { kind: string; id: string; body: string }[] =
      await source.query('select * from endpoint');
    for (const { kind, id, body } of endpoints) {
      this.#endpoints.set(`${kind}:${id}`, JSON.parse(body) as EndpointEvidence);
    }
    const routes: { platform: string; route_id: string; body: string }[] =
      await source.query('select * from route');
    for (const { platform, route_id, body } of routes) {
      this.#routes.set(`${platform} ${route_id}`, JSON.parse(body) as Route);
    }
  }

  businessNumber(number: string): BusinessNumber | undefined {
    return this.#numbers.get(number);
  }

  /** @param key `<kind>:<id>` */
  endpoint(key: string): EndpointEvidence | undefined {
    return this.#endpoints.get(key);
  }

  route(platform: string, routeId: string): Route | undefined {
    return this.#routes.get(`${platform} ${routeId}`);
  }

  view(): DirectoryView {
    return {
      businessNumbers: [...this.#numbers].map(([number, body]) => ({ number, ...body })),
      endpoints: [...this.#endpoints].map(([key, body]) => {
        const colon = key.indexOf(':');
        return { kind: key.slice(0, colon), id: key.slice(colon + 1), ...body };
      }),
      routes: [...this.#routes].map(([key, body]) => {
        const space = key.indexOf(' ');
        return { platform: key.slice(0, space), routeId: key.slice(space + 1), ...body };
      }),
    };
  }

  /** Puts in a business number, whole; its restrictions replace those that events told of. */
  async putBusinessNumber(number: string, body: BusinessNumber, by: Author): Promise<void> {
    const { restrictions = [], ...rest } = body;
    const now = this.clock.now();
    const writes: SqlWrite[] = [
      {
        sql: `insert into business_number (number, body, settings_at) values (?, ?, ?)
         on conflict (number) do update set body = excluded.body, settings_at = excluded.settings_at, setting_times = '{}'`,
        values: [number, JSON.stringify(rest), now],
      },
      { sql: 'delete from number_restriction where number = ?', values: [number] },
      ...restrictions.map(({ type, until }) => ({
        // Told twice, the later end holds; no end is the latest.
        sql: `insert into number_restriction (number, type, until_at, set_at) values (?, ?, ?, ?)
           on conflict (number, type) do update set until_at = max(until_at, excluded.until_at)`,
        values: [number, type ?? null, until === undefined ? null : Date.parse(until), now],
      })),
    ];
    await this.#put(`business-number/${number}`, this.#numbers.get(number), body, by, writes);
    await this.reloadNumber(number);
  }

  async putEndpoint(kind: string, id: string, body: EndpointEvidence, by: Author): Promise<void> {
    const key = `${kind}:${id}`;
    await this.#put(`endpoint/${key}`, this.#endpoints.get(key), body, by, [
      {
        sql: 'insert or replace into endpoint (kind, id, body) values (?, ?, ?)',
        values: [kind, id, JSON.stringify(body)],
      },
    ]);
    this.#endpoints.set(key, body);
  }

  async putRoute(platform: string, routeId: string, body: Route, by: Author): Promise<void> {
    const key = `${platform} ${routeId}`;
    await this.#put(`route/${platform}/${routeId}`, this.#routes.get(key), body, by, [
      {
        sql: 'insert or replace into route (platform, route_id, body) values (?, ?, ?)',
        values: [platform, routeId, JSON.stringify(body)],
      },
    ]);
    this.#routes.set(key, body);
  }

  async #put(
    object: string,
    before: object | undefined,
    after: object,
    { actor, reason }: Author,
    writes: readonly SqlWrite[],
  ): Promise<void> {
    await this.ledger.change({
      writes,
      acts: [
        {
          action: 'directory.put',
          object,
          actor,
          before: digestOfThing(before),
          after: digestOfThing(after),
          reason,
        },
      ],
    });
  }

  /** Reads one number anew, after an event changed it. */
  async reloadNumber(number: string): Promise<void> {
    const { source } = this.reading;
    const [row]: { body: string }[] = await source.query(
      'select body from business_number where number = ?',
      [number],
    );
    if (row === undefined) {
      this.#numbers.delete(number);
      return;
    }
    const restrictions: RestrictionRow[] = await source.query(
      'select * from number_restriction where number = ? order by type',
      [number],
    );
    const standing = restrictions.filter(
      ({ set_at, lifted_at }) => set_at !== null && (lifted_at === null || lifted_at < set_at),
    );
    const body = JSON.parse(row.body) as BusinessNumber;
    this.#numbers.set(
      number,
      standing.length === 0
        ? body
        : {
            ...body,
            restrictions: standing.map(({ type, until_at }) =>
              until_at === null ? { type } : { type, until: new Date(until_at).toISOString() },
            ),
          },
    );
  }
}
