import { Injectable } from '@nestjs/common';
import type { JudgedChange } from '../confirmations/judged-change.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { Route } from './directory.dto.js';
import { Directory } from './directory.js';

/** Draws up a change of a route; wherever it leads, the endpoints of a call are judged themselves, so it loosens nothing. */
@Injectable()
export class JudgeRoute {
  constructor(private readonly directory: Directory) {}

  execute(platform: string, routeId: string, body: Route): JudgedChange {
    return {
      action: 'directory.put',
      object: `route/${platform}/${routeId}`,
      before: digestOfThing(this.directory.route(platform, routeId)),
      after: digestOfThing(body),
      writes: [
        {
          sql: 'insert or replace into route (platform, route_id, body) values (?, ?, ?)',
          values: [platform, routeId, JSON.stringify(body)],
        },
      ],
      settle: () => this.directory.keepRoute(platform, routeId, body),
    };
  }
}
