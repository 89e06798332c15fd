import { Injectable } from '@nestjs/common';
import type { BusinessNumber, EndpointEvidence } from '@ringfence/rules';
import { ReadSource } from '../database/read-source.js';
import type { DirectoryView, Route } from './directory.dto.js';
import { NumberRows } from './number-rows.js';

/** Business numbers, endpoints and routes, kept in memory. */
@Injectable()
export class Directory {
  readonly #numbers = new Map<string, BusinessNumber>();
  readonly #endpoints = new Map<string, EndpointEvidence>();
  readonly #routes = new Map<string, Route>();

  constructor(
    private readonly reading: ReadSource,
    private readonly rows: NumberRows,
  ) {}

  async load(): Promise<void> {
    const { source } = this.reading;
    const numbers: { number: string }[] = await source.query('select number from business_number');
    for (const { number } of numbers) await this.reloadNumber(number);
    const endpoints: { kind: string; id: string; body: string }[] =
      await source.query('select * from endpoint');
    for (const { kind, id, body } of endpoints) {
      this.keepEndpoint(`${kind}:${id}`, JSON.parse(body) as EndpointEvidence);
    }
    const routes: { platform: string; route_id: string; body: string }[] =
      await source.query('select * from route');
    for (const { platform, route_id, body } of routes) {
      this.keepRoute(platform, route_id, JSON.parse(body) as Route);
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

  /** Takes over an endpoint that is on record. */
  keepEndpoint(key: string, body: EndpointEvidence): void {
    this.#endpoints.set(key, body);
  }

  /** From now on it counts as not registered, and every call over it is stopped. */
  dropEndpoint(key: string): void {
    this.#endpoints.delete(key);
  }

  /** Takes over a route that is on record. */
  keepRoute(platform: string, routeId: string, body: Route): void {
    this.#routes.set(`${platform} ${routeId}`, body);
  }

  /** From now on nobody knows where it leads. */
  dropRoute(platform: string, routeId: string): void {
    this.#routes.delete(`${platform} ${routeId}`);
  }

  /** Reads one number anew, after an event or a person changed it. */
  async reloadNumber(number: string): Promise<void> {
    const stored = await this.rows.read(number);
    if (stored.number === undefined) this.#numbers.delete(number);
    else this.#numbers.set(number, stored.number);
  }
}
