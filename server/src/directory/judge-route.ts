import { Injectable } from '@nestjs/common';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { Route } from './directory.dto.js';
import { Directory } from './directory.js';
import type { JudgedEntry } from './prepared-entries.js';

/** Draws up a change of a route; wherever it leads, the endpoints of a call are judged themselves, so it loosens nothing. It fits only while the route is the one that was judged. */
@Injectable()
export class JudgeRoute {
  constructor(private readonly directory: Directory) {}

  execute(platform: string, routeId: string, body: Route): JudgedEntry {
    const before = this.directory.route(platform, routeId);
    const text = JSON.stringify(body);
    return {
      action: 'directory.put',
      object: `route/${platform}/${routeId}`,
      before: digestOfThing(before),
      after: digestOfThing(body),
      writes: [
        before === undefined
          ? {
              sql: 'insert into route (platform, route_id, body) values (?, ?, ?)',
              values: [platform, routeId, text],
              changes: 1,
            }
          : {
              sql: 'update route set body = ? where platform = ? and route_id = ? and body = ?',
              values: [text, platform, routeId, JSON.stringify(before)],
              changes: 1,
            },
      ],
      entry: {
        list: 'routes',
        name: [platform, routeId],
        before: before === undefined ? null : JSON.stringify(before),
        after: text,
      },
      settle: () => this.directory.keepRoute(platform, routeId, body),
    };
  }
}
