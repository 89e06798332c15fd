import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { CallReferences } from '../calls/call-references.js';
import { CallLog, FIVE, START, verdict } from '../events/call-log.fixture.js';
import { incomingCall } from '../server-under-test.fixture.js';
import type { AlarmPage, AlarmView, LiveCalls } from './live-calls.dto.js';
import { Watchdog } from './watchdog.js';
import { TOO_LONG } from './watched-call.js';

const SECONDS = 1_000;
let calls = 0;

describe('the watchdog', () => {
  let log: CallLog;
  let operator: Record<string, string>;

  beforeAll(async () => {
    log = await CallLog.start();
    operator = await log.server.signIn('operator');
  });

  afterAll(() => log.server.stop());

  const settled = async (): Promise<void> => {
    const watchdog = log.server.server.app.get(Watchdog);
    // One that is under way may have looked already.
    await watchdog.execute();
    await watchdog.execute();
  };
  const alarmsOf = async (...callIds: string[]): Promise<string[]> => {
    await settled();
    const { body } = await log.server.get('/v1/alarms?state=all&limit=500', operator);
    return (body as unknown as AlarmPage).items
      .filter(({ command }) => callIds.some((id) => JSON.stringify(command).includes(id)))
      .map(({ kind, code, place }) => [kind, code, place].join(' '))
      .sort();
  };
  const leg = (id: string, kind: string, name?: string, role = 'destination') => ({
    id,
    role,
    endpoint: name === undefined ? { kind } : { kind, id: name },
  });
  const tell = async (type: string, callId: string, offset: number, more: object = {}) => {
    const { status } = await log.tell(type, offset, { callId, ...more });

    expect(status).withContext(type).toBe(200);
  };
  /** A user's call: asked about, connected, and its leg told of. */
  const permitted = async (callId: string, offset = 0): Promise<string> => {
    const waId = log.newUser();
    log.clock.instant = 1_800_000_000_000 + offset;
    const attempt = incomingCall(`attempt-${callId}`);
    const { body } = await log.server.post('/v1/decisions', {
      ...attempt,
      callId,
      user: { waId },
      legs: [{ id: 'origin', role: 'origin', endpoint: { kind: 'whatsapp' } }],
    });

    expect(body['effect']).toBe('permit');
    return waId;
  };
  /** Whose permission page a reference pair leads to. */
  const permissionOf = async (pair: LiveCalls['items'][number]['pair']): Promise<unknown> => {
    const { body } = await log.server.get(
      `/v1/permissions/${pair!.businessNumber}/${pair!.user}`,
      operator,
    );
    return (body['user'] as { waId?: string }).waId;
  };
  const freshCall = (): string => `watched-${calls++}`;

  it('raises nothing about a call that was permitted, and names its permit', async () => {
    const callId = freshCall();
    const waId = await permitted(callId);
    await tell('call-started', callId, 1 * SECONDS, { user: { waId }, initiator: 'user' });
    await tell('leg-added', callId, 2 * SECONDS, { leg: leg('a', 'webrtc', 'web-app') });
    await tell('call-connected', callId, 3 * SECONDS, { user: { waId }, initiator: 'user' });

    expect(await alarmsOf(callId)).toEqual([]);
    const { body } = await log.server.get('/v1/live-calls?limit=500', operator);
    const shown = (body as unknown as LiveCalls).items.find(({ legs }) =>
      legs.some(
        ({ addedAt }) => addedAt === new Date(1_800_000_000_000 + 2 * SECONDS).toISOString(),
      ),
    )!;

    expect(shown.permits.length).toBe(1);
    expect(shown.callId).toBe(callId);
    expect(await permissionOf(shown.pair)).toBe(waId);
    expect(
      shown.legs.map(({ kind, id, permit, breach }) => [kind, id, permit !== null, breach]),
    ).toEqual([['webrtc', 'web-app', true, null]]);
  });

  const unpermitted: readonly {
    readonly name: string;
    readonly events: readonly (readonly [string, object])[];
    readonly raised: readonly string[];
  }[] = [
    {
      name: 'a call the business begins',
      events: [['call-started', { initiator: 'business' }]],
      raised: ['call-without-permit permit-missing '],
    },
    {
      name: "a user's call that is connected",
      events: [['call-connected', { initiator: 'user' }]],
      raised: ['call-without-permit permit-missing '],
    },
    {
      name: "a user's call to Conversations and on to an app",
      events: [
        ['leg-added', { leg: leg('q', 'conversations', 'support-queue') }],
        ['leg-added', { leg: leg('a', 'webrtc', 'web-app') }],
        ['call-connected', { initiator: 'user' }],
      ],
      raised: [
        'call-without-permit permit-missing ',
        'leg-without-permit permit-missing conversations:support-queue',
        'leg-without-permit permit-missing webrtc:web-app',
      ],
    },
  ];
  for (const { name, events, raised } of unpermitted) {
    it(`raises that nobody permitted ${name}`, async () => {
      const callId = freshCall();
      const user = { waId: log.newUser() };
      let offset = 0;
      for (const [type, more] of events) {
        await tell(type, callId, (offset += SECONDS), { user, ...more });
      }

      expect(await alarmsOf(callId)).toEqual([...raised]);
    });
  }

  it("raises nothing about a user's call that the platform took to Conversations by itself", async () => {
    const callId = freshCall();
    const user = { waId: log.newUser() };
    await tell('leg-added', callId, SECONDS, { leg: leg('q', 'conversations', 'support-queue') });
    await tell('call-connected', callId, 2 * SECONDS, { user, initiator: 'user' });

    expect(await alarmsOf(callId)).toEqual([]);
  });

  it('takes no permit of another place, and none that ended before', async () => {
    const [elsewhere, late] = [freshCall(), freshCall()];
    const waId = await permitted(elsewhere);
    await tell('call-started', elsewhere, SECONDS, { user: { waId }, initiator: 'user' });
    await tell('leg-added', elsewhere, 2 * SECONDS, { leg: leg('a', 'calls-api', 'voice-bot') });
    const other = await permitted(late);
    await tell('call-started', late, SECONDS, { user: { waId: other }, initiator: 'user' });
    await tell('leg-added', late, 90 * SECONDS, { leg: leg('a', 'webrtc', 'web-app') });

    expect(await alarmsOf(elsewhere)).toEqual([
      'leg-without-permit permit-missing calls-api:voice-bot',
    ]);
    expect(await alarmsOf(late)).toEqual(['leg-without-permit permit-missing webrtc:web-app']);
  });

  it('lets one permit stand for one call', async () => {
    const [first, second] = [freshCall(), freshCall()];
    const waId = log.newUser();
    log.clock.instant = 1_800_000_000_000;
    const origin = { id: 'origin', role: 'origin', endpoint: { kind: 'whatsapp' } };
    await log.server.post('/v1/decisions', {
      ...incomingCall(`attempt-${first}`),
      user: { waId },
      legs: [origin],
    });
    for (const callId of [first, second]) {
      await tell('call-connected', callId, SECONDS, { user: { waId }, initiator: 'user' });
      await settled();
    }

    expect([await alarmsOf(first), await alarmsOf(second)]).toEqual([
      [],
      ['call-without-permit permit-missing '],
    ]);
  });

  describe('takes no permit that a kill switch stopped', () => {
    /** Permitted at the start, and asked about again 20 s later while a kill switch stands. */
    const stopped = async (callId: string): Promise<() => Promise<string>> => {
      const approver = await log.server.signIn('approver');
      const waId = log.newUser();
      const ask = async (): Promise<string> =>
        verdict(
          await log.server.post('/v1/decisions', {
            ...incomingCall(`stopped-${callId}`, { callId, user: { waId } }),
            legs: [{ id: 'origin', role: 'origin', endpoint: { kind: 'whatsapp' } }],
          }),
        );
      log.clock.instant = START;

      expect(await ask()).toBe('permit');
      const { body } = await log.server.asPerson(approver, 'POST', '/v1/kill-switches', {
        scope: 'all',
        reason: 'calls ring the wrong people',
      });
      log.clock.instant = START + 20 * SECONDS;

      expect(await ask()).toBe('kill-switch');
      const id = String(body['id']);
      await log.server.asPerson(approver, 'DELETE', `/v1/kill-switches/${id}`, {
        reason: 'mended',
      });
      return ask;
    };
    const alarm = ['call-without-permit permit-missing '];

    for (const { name, connectedAt, raised } of [
      { name: 'for a call that goes on', connectedAt: 21 * SECONDS, raised: alarm },
      { name: 'for one that may have begun just after', connectedAt: 16 * SECONDS, raised: alarm },
      {
        name: 'but for one that began before, and is told of late',
        connectedAt: 2 * SECONDS,
        raised: [],
      },
    ]) {
      it(name, async () => {
        const callId = freshCall();
        await stopped(callId);
        await tell('call-connected', callId, connectedAt, { initiator: 'user' });

        expect(await alarmsOf(callId)).toEqual(raised);
      });
    }

    it('until it is given again', async () => {
      const callId = freshCall();
      const ask = await stopped(callId);

      expect(await ask()).toBe('permit');
      await tell('call-connected', callId, 21 * SECONDS, { initiator: 'user' });

      expect(await alarmsOf(callId)).toEqual([]);
    });
  });

  for (const { name, asked } of [
    { name: 'a permit that was asked before its call had an id', asked: () => ({}) },
    { name: 'a permit under the id of the same call', asked: (callId: string) => ({ callId }) },
  ]) {
    it(`takes ${name} to add a place to a user's call for none to ring that user`, async () => {
      const callId = freshCall();
      const user = { waId: log.newUser() };
      log.clock.instant = START;
      const { body } = await log.server.post('/v1/decisions', {
        ...incomingCall(`attempt-${callId}`, { ...asked(callId), user }),
        legs: [{ id: 'origin', role: 'origin', endpoint: { kind: 'whatsapp' } }],
      });

      expect(body['effect']).toBe('permit');
      await tell('leg-added', callId, SECONDS, { leg: leg('a', 'webrtc', 'web-app') });
      await tell('call-started', callId, SECONDS, { user, initiator: 'business' });

      expect(await alarmsOf(callId)).toContain('call-without-permit permit-missing ');
    });
  }

  it('takes the permit to ring a user for a call that is told of once it is connected, and its legs before', async () => {
    const callId = freshCall();
    const waId = await log.permittedUser();

    expect(verdict(await log.ring(waId, 0, { callId }))).toBe('permit');
    await tell('leg-added', callId, SECONDS, {
      leg: { id: 'user', role: 'destination', endpoint: { kind: 'whatsapp' } },
    });
    await tell('call-connected', callId, 90 * SECONDS, { user: { waId }, initiator: 'business' });

    expect(await alarmsOf(callId)).toEqual([]);
  });

  it('takes no permit to ring one user for a call of the same id to another', async () => {
    const [same, other] = [freshCall(), freshCall()];
    const permittedUser = await log.permittedUser();
    for (const callId of [same, other]) {
      expect(verdict(await log.ring(permittedUser, 0, { callId }))).toBe('permit');
    }
    const begin = { initiator: 'business' };
    await tell('call-started', same, SECONDS, { user: { waId: permittedUser }, ...begin });
    await tell('call-started', other, SECONDS, { user: { waId: log.newUser() }, ...begin });

    expect([await alarmsOf(same), await alarmsOf(other)]).toEqual([
      [],
      ['call-without-permit permit-missing '],
    ]);
  });

  it('finds the permit of a user who was asked about by one name and told of by the other', async () => {
    const [callId, bsuid] = [freshCall(), `JP.${Date.now()}`];
    const user = { waId: log.newUser(), bsuid };
    log.clock.instant = 1_800_000_000_000;
    const { body } = await log.server.post('/v1/decisions', {
      ...incomingCall(`attempt-${callId}`),
      user: { bsuid },
      legs: [{ id: 'origin', role: 'origin', endpoint: { kind: 'whatsapp' } }],
    });

    expect(body['effect']).toBe('permit');
    await tell('call-connected', callId, SECONDS, { user, initiator: 'user' });

    expect(await alarmsOf(callId)).toEqual([]);
  });

  describe('raises a phone that is mixed with a WhatsApp call', () => {
    const phone = leg('p', 'pstn', undefined, 'participant');
    const whatsApp = async (callId: string): Promise<void> => {
      const waId = await permitted(callId);
      await tell('call-started', callId, SECONDS, { user: { waId }, initiator: 'user' });
    };
    const orders: readonly {
      readonly name: string;
      readonly steps: readonly ((a: string, b: string) => Promise<void>)[];
    }[] = [
      {
        name: 'the call first, then the phone',
        steps: [
          (a) => whatsApp(a),
          (a) =>
            tell('calls-joined', a, 2 * SECONDS, { group: { kind: 'conference', id: `c-${a}` } }),
          (a, b) =>
            tell('calls-joined', b, 3 * SECONDS, { group: { kind: 'conference', id: `c-${a}` } }),
          (_, b) => tell('leg-added', b, 4 * SECONDS, { leg: phone }),
        ],
      },
      {
        name: 'the phone first, then the call',
        steps: [
          (_, b) => tell('leg-added', b, 1 * SECONDS, { leg: phone }),
          (a, b) =>
            tell('calls-joined', b, 2 * SECONDS, { group: { kind: 'conference', id: `c-${a}` } }),
          (a) => whatsApp(a),
          (a) =>
            tell('calls-joined', a, 4 * SECONDS, { group: { kind: 'conference', id: `c-${a}` } }),
        ],
      },
      {
        name: 'over a parent and a dialog',
        steps: [
          (_, b) => tell('leg-added', b, 1 * SECONDS, { leg: phone }),
          (a, b) =>
            tell('calls-joined', b, 2 * SECONDS, { group: { kind: 'dialog', id: `d-${a}` } }),
          (a) =>
            tell('calls-joined', `${a}-child`, 3 * SECONDS, {
              group: { kind: 'dialog', id: `d-${a}` },
            }),
          (a) => whatsApp(a),
          (a) =>
            tell('calls-joined', `${a}-child`, 5 * SECONDS, { group: { kind: 'call', id: a } }),
        ],
      },
    ];
    for (const { name, steps } of orders) {
      it(name, async () => {
        const [a, b] = [freshCall(), freshCall()];
        for (const step of steps) await step(a, b);

        expect(await alarmsOf(b)).toEqual(['phone-leg pstn-leg pstn']);
      });
    }

    it('and not once they have parted', async () => {
      const [a, b] = [freshCall(), freshCall()];
      const group = { kind: 'conference', id: `c-${a}` };
      await whatsApp(a);
      await tell('calls-joined', a, 2 * SECONDS, { group });
      await tell('calls-parted', a, 3 * SECONDS, { group });
      await tell('calls-joined', b, 4 * SECONDS, { group });
      await tell('leg-added', b, 5 * SECONDS, { leg: phone });

      expect(await alarmsOf(a, b)).toEqual([]);
    });

    it('and denies whatever is asked about the call, without being told of the phone', async () => {
      const [a, b] = [freshCall(), freshCall()];
      const group = { kind: 'conference', id: `c-${a}` };
      await whatsApp(a);
      await tell('leg-added', b, SECONDS, { leg: phone });
      for (const callId of [a, b]) await tell('calls-joined', callId, 2 * SECONDS, { group });
      const { body } = await log.server.post('/v1/decisions', {
        ...incomingCall(`again-${a}`),
        callId: a,
      });

      expect((body['reasons'] as { code: string }[])[0]!.code).toBe('pstn-leg');
    });

    it('and denies a bridge that names only the calls', async () => {
      const [a, b, unknown] = [freshCall(), freshCall(), freshCall()];
      await whatsApp(a);
      await tell('leg-added', b, SECONDS, { leg: phone });
      const bridge = async (joins: string[]): Promise<string> => {
        const { body } = await log.server.post('/v1/decisions', {
          ...incomingCall(`bridge-${a}-${joins.join()}`),
          callId: a,
          action: 'bridge',
          joins,
        });
        return (body['reasons'] as { code: string }[])[0]!.code;
      };

      expect([await bridge([b]), await bridge([unknown])]).toEqual([
        'pstn-leg',
        'endpoint-kind-unknown',
      ]);
    });
  });

  describe('of a call that may last a minute', () => {
    const started = async (): Promise<{ callId: string; more: object }> => {
      const callId = freshCall();
      const more = { user: { waId: await permitted(callId) }, initiator: 'user' };
      await tell('call-connected', callId, SECONDS, more);
      await settled();
      const call = log.server.server.app.get(CallReferences).of(callId);
      log.server.other
        .prepare('update call_permit set ends_at = ? where call_ref = ?')
        .run(START + 61 * SECONDS, call);
      return { callId, more };
    };

    it('raises that it lasts longer, once', async () => {
      const { callId } = await started();
      log.clock.instant = START + 60 * SECONDS;
      const before = await alarmsOf(callId);
      log.clock.instant = START + 61 * SECONDS;

      expect([before, await alarmsOf(callId), await alarmsOf(callId)]).toEqual([
        [],
        ['too-long max-duration '],
        ['too-long max-duration '],
      ]);
    });

    it('raises nothing once it is over', async () => {
      const { callId, more } = await started();
      await tell('call-ended', callId, 30 * SECONDS, more);
      log.clock.instant = START + 90 * SECONDS;

      expect(await alarmsOf(callId)).toEqual([]);
    });

    it('looks at no call that is over', () => {
      const [first] = log.server.other
        .prepare<[number], { detail: string }>(`explain query plan ${TOO_LONG}`)
        .all(START);

      expect(first!.detail).toBe('SCAN c USING INDEX call_live');
    });
  });

  it('is settled by a person, with a reason, once', async () => {
    const callId = freshCall();
    const waId = log.newUser();
    await tell('call-started', callId, SECONDS, { user: { waId }, initiator: 'business' });
    await settled();
    const { body } = await log.server.get('/v1/alarms', operator);
    const { id, command, pair, endedAt } = (body as unknown as AlarmPage).items.find(
      (alarm) => alarm.callId === callId,
    )!;
    await tell('call-ended', callId, 2 * SECONDS, { user: { waId }, initiator: 'business' });
    const settle = () =>
      log.server.post(`/v1/alarms/${id}/settle`, { reason: 'a test call' }, operator);
    const first = await settle();
    const second = await settle();

    expect(command!.path).toBe(`/calls/1/calls/${callId}/hangup`);
    expect(await permissionOf(pair)).toBe(waId);
    expect(endedAt).toBeNull();
    expect((first.body as unknown as AlarmView).endedAt).toBe(
      new Date(1_800_000_000_000 + 2 * SECONDS).toISOString(),
    );
    expect((first.body as unknown as AlarmView).settled!.person.id).toBe('demo-operator');
    expect([second.status, second.body['code']]).toEqual([409, 'alarm-settled']);
  });

  for (const state of ['open', 'all']) {
    it(`tells of every alarm, page by page (${state})`, async () => {
      for (let raised = 0; raised < 3; raised++) {
        const user = { waId: log.newUser() };
        await tell('call-started', freshCall(), SECONDS, { user, initiator: 'business' });
      }
      await settled();
      const pageOf = async (query: string): Promise<AlarmPage> =>
        (await log.server.get(`/v1/alarms?state=${state}&${query}`, operator))
          .body as unknown as AlarmPage;
      const { items: all } = await pageOf('limit=500');
      const read: string[] = [];
      for (let next: string | undefined = ''; next !== undefined;) {
        const page = await pageOf(`limit=2${next === '' ? '' : `&after=${next}`}`);
        read.push(...page.items.map(({ id }) => id));
        next = page.items.length === 0 ? undefined : page.next;
      }

      expect(all.length).toBeGreaterThan(2);
      expect(read).toEqual(all.map(({ id }) => id));
    });
  }

  it('knows after a restart what was permitted before', async () => {
    const callId = freshCall();
    const waId = await permitted(callId);
    log.server = await log.server.restart();
    operator = await log.server.signIn('operator');
    await tell('call-connected', callId, SECONDS, { user: { waId }, initiator: 'user' });

    expect(await alarmsOf(callId)).toEqual([]);
  });

  it('judges what was told of just before a kill when it starts again', async () => {
    const callId = freshCall();
    const waId = log.newUser();
    const watchdog = log.server.server.app.get(Watchdog);
    spyOn(watchdog, 'changed');
    await tell('call-started', callId, SECONDS, { user: { waId }, initiator: 'business' });
    log.server = await log.server.restart();
    await settled();
    const { body } = await log.server.get('/v1/live-calls?limit=500', operator);
    const shown = (body as unknown as LiveCalls).items[0]!;

    expect(shown.alarms).toBe(1);
  });
});

describe('an alarm', () => {
  const SECRET = 'a secret of more than thirty-two characters';
  let log: CallLog;
  let receiver: Server;
  let address: string;
  let answers: number[];
  let refuses: (body: string) => boolean;
  let heard: { headers: IncomingMessage['headers']; body: string }[];

  beforeAll(async () => {
    receiver = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        const body = heard[heard.length - 1]!.body;
        reply.writeHead(refuses(body) ? 500 : (answers.shift() ?? 200)).end();
        receiver.emit('heard');
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    log = await CallLog.start({
      RINGFENCE_ALARM_URL: `${address}/alarms`,
      RINGFENCE_ALARM_SECRET: SECRET,
      RINGFENCE_HANGUP: 'on',
      RINGFENCE_INFOBIP_URL: address,
      RINGFENCE_INFOBIP_API_KEY: 'key',
    });
  });

  beforeEach(() => {
    heard = [];
    answers = [];
    refuses = () => false;
  });

  afterAll(async () => {
    await log.server.stop();
    receiver.close();
  });

  it('is sent signed until it is taken, with the command that ends the call, which is sent where that is switched on', async () => {
    answers = [500, 500, 500];
    const callId = `ended-${calls++}`;
    await log.tell('call-started', SECONDS, {
      callId,
      user: { waId: log.newUser() },
      initiator: 'business',
      businessNumber: FIVE,
    });
    const sent = () => heard.filter(({ headers }) => headers['webhook-id'] !== undefined);
    const ended = () => heard.filter(({ headers }) => headers['authorization'] === 'App key');
    while (sent().length < 3 || ended().length < 1) await once(receiver, 'heard');
    const [first, , third] = sent();
    const { headers, body } = third!;
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const message = JSON.parse(body) as {
      alarm: { kind: string; callId: string };
      command: object;
    };

    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', SECRET).update(signed).digest('base64')}`,
    );
    expect(body).toBe(first!.body);
    expect([message.alarm.kind, message.alarm.callId]).toEqual(['call-without-permit', callId]);
    expect(message.command).toEqual({
      method: 'POST',
      path: `/calls/1/calls/${callId}/hangup`,
      body: { errorCode: 'FORBIDDEN' },
    });
    expect(JSON.parse(ended()[0]!.body)).toEqual({ errorCode: 'FORBIDDEN' });
  });

  it('that the receiver refuses holds up no other', async () => {
    const begin = (callId: string) =>
      log.tell('call-started', SECONDS, {
        callId,
        user: { waId: log.newUser() },
        initiator: 'business',
        businessNumber: FIVE,
      });
    const alarmOf = ({ body }: { body: string }): string =>
      (JSON.parse(body) as { alarm: { callId: string } }).alarm.callId;
    const [refused, taken] = [`refused-${calls++}`, `taken-${calls++}`];
    refuses = (body) => body.includes(`"callId":"${refused}"`);
    await begin(refused);
    await begin(taken);
    const sent = () => heard.filter(({ headers }) => headers['webhook-id'] !== undefined);
    while (!sent().some((message) => alarmOf(message) === taken)) await once(receiver, 'heard');
    refuses = () => false;
    while (sent().filter((message) => alarmOf(message) === refused).length < 2)
      await once(receiver, 'heard');

    expect(sent().map(alarmOf).slice(0, 2)).toEqual([refused, taken]);
  });

  it('that was taken while the store could not write is sent again under its id, once it can', async () => {
    const { other } = log.server;
    other.exec(
      `create trigger store_broken before update of delivered_at on alarm begin select json('the disk is full'); end`,
    );
    const callId = `unwritten-${calls++}`;
    const user = { waId: log.newUser() };
    const told = { callId, user, initiator: 'business', businessNumber: FIVE };
    // What is written together with what cannot be is lost too.
    while ((await log.tell('call-started', SECONDS, told)).status !== 200);
    const sent = () => heard.filter(({ body }) => body.includes(`"callId":"${callId}"`));
    while (sent().length < 2) await once(receiver, 'heard');
    other.exec('drop trigger store_broken');
    const id = String(sent()[0]!.headers['webhook-id']);
    const isDue = other
      .prepare<[string]>('select 1 from alarm where delivered_at is null and id = ?')
      .pluck();
    while (isDue.get(id) === 1) await turn();

    expect(new Set(sent().map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
  });
});
