import { Injectable } from '@nestjs/common';
import type { BusinessNumber, EndpointEvidence } from '@ringfence/rules';
import { ReadSource } from '../database/read-source.js';
import { WriteLane } from '../database/write-lane.js';
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

/** Business numbers, endpoints and routes: kept in memory, written through to the store. */
@Injectable()
export class Directory {
  readonly #numbers = new Map<string, BusinessNumber>();
  readonly #endpoints = new Map<string, EndpointEvidence>();
  readonly #routes = new Map<string, Route>();

  constructor(
    private readonly lane: WriteLane,
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
  async putBusinessNumber(number: string, body: BusinessNumber): Promise<void> {
    const { restrictions = [], ...rest } = body;
    const now = this.clock.now();
    await this.lane.run(async (manager) => {
      await manager.query(
        `insert into business_number (number, body, settings_at) values (?, ?, ?)
         on conflict (number) do update set body = excluded.body, settings_at = excluded.settings_at, setting_times = '{}'`,
        [number, JSON.stringify(rest), now],
      );
      await manager.query('delete from number_restriction where number = ?', [number]);
      for (const { type, until } of restrictions) {
        await manager.query(
          // Told twice, the later end holds; no end is the latest.
          `insert into number_restriction (number, type, until_at, set_at) values (?, ?, ?, ?)
           on conflict (number, type) do update set until_at = max(until_at, excluded.until_at)`,
          [number, type, until === undefined ? null : Date.parse(until), now],
        );
      }
    });
    await this.reloadNumber(number);
  }

  async putEndpoint(kind: string, id: string, body: EndpointEvidence): Promise<void> {
    await this.lane.run((manager) =>
      manager.query('insert or replace into endpoint (kind, id, body) values (?, ?, ?)', [
        kind,
        id,
        JSON.stringify(body),
      ]),
    );
    this.#endpoints.set(`${kind}:${id}`, body);
  }

  async putRoute(platform: string, routeId: string, body: Route): Promise<void> {
    await this.lane.run((manager) =>
      manager.query('insert or replace into route (platform, route_id, body) values (?, ?, ?)', [
        platform,
        routeId,
        JSON.stringify(body),
      ]),
    );
    this.#routes.set(`${platform} ${routeId}`, body);
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
