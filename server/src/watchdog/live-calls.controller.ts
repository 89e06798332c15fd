import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStream } from '../http/event-stream.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actingPerson } from '../identity/acting-person.js';
import { PersonRefs } from '../identity/person-refs.js';
import type { Alarm } from './alarm.js';
import { Alarms } from './alarms.js';
import { CallFeed } from './call-feed.js';
import { CallNames } from './call-names.js';
import { CallPairs } from './call-pairs.js';
import { LiveCalls } from './live-calls.js';
import {
  ALARMS_QUERY,
  LIVE_CALLS_QUERY,
  SETTLE_ALARM,
  type AlarmPage,
  type AlarmsQuery,
  type AlarmView,
  type LiveCalls as LiveCallsPage,
  type LiveCallsQuery,
  type SettleAlarmBody,
} from './live-calls.dto.js';
import { SettleAlarm } from './settle-alarm.js';

/** Calls under way, and what the watchdog raised about calls. */
@Controller('v1')
export class LiveCallsController {
  constructor(
    private readonly liveCalls: LiveCalls,
    private readonly alarms: Alarms,
    private readonly settleAlarm: SettleAlarm,
    private readonly feed: CallFeed,
    private readonly events: EventStream,
    private readonly people: PersonRefs,
    private readonly names: CallNames,
    private readonly pairs: CallPairs,
  ) {}

  @Get('live-calls')
  @Access({ people: 'any' })
  list(@Query(new SchemaPipe(LIVE_CALLS_QUERY)) query: LiveCallsQuery): LiveCallsPage {
    return this.liveCalls.list(query);
  }

  /** `call` with the call as it is now, `over` with the reference of one that ended, `alarm` with what was raised. */
  @Get('live-calls/stream')
  @Access({ people: 'any' })
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.events.open(request, reply, (send) =>
      this.feed.subscribe({
        changed: (call) => {
          const view = this.liveCalls.one(call);
          if (view === undefined) send('over', { call });
          else send('call', view);
        },
        raised: (alarm) => send('alarm', this.#viewOf(alarm)),
      }),
    );
  }

  @Get('alarms')
  @Access({ people: 'any' })
  alarmsOf(@Query(new SchemaPipe(ALARMS_QUERY)) { state, after, limit }: AlarmsQuery): AlarmPage {
    const found = this.alarms[state === 'open' ? 'open' : 'list'](limit + 1, after);
    const items = found.slice(0, limit).map((alarm) => this.#viewOf(alarm));
    return found.length > limit ? { items, next: items.at(-1)!.id } : { items };
  }

  @Post('alarms/:id/settle')
  @HttpCode(200)
  @Access({ people: ['operator', 'approver', 'admin'] })
  async settle(
    @Param('id') id: string,
    @Body(new SchemaPipe(SETTLE_ALARM)) { reason }: SettleAlarmBody,
    @Req() request: FastifyRequest,
  ): Promise<AlarmView> {
    return this.#viewOf(await this.settleAlarm.execute(id, reason, actingPerson(request)));
  }

  #viewOf(alarm: Alarm): AlarmView {
    const { id, kind, call, code, businessNumber, place, settledAt, settledBy } = alarm;
    const command = this.names.endingOf(alarm);
    const endedAt = this.pairs.endOf(call);
    return {
      id,
      kind,
      call,
      callId: this.names.of(call) ?? null,
      pair: this.pairs.of(call),
      endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
      code,
      businessNumber,
      place,
      occurredAt: new Date(alarm.occurredAt).toISOString(),
      raisedAt: new Date(alarm.raisedAt).toISOString(),
      command: command === null ? null : { ...command, body: { ...command.body } },
      settled:
        settledAt === null
          ? null
          : { person: this.people.of(settledBy!), at: new Date(settledAt).toISOString() },
    };
  }
}
