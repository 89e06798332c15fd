import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { ServerUnderTest } from '../server-under-test.fixture.js';
import { AttestationReminders } from './attestation-reminders.js';
import { dayReached } from './attestations.js';

const START = 1_800_000_000_000;
const DAY_MS = 86_400_000;
const SECRET = 'a secret of more than thirty-two characters';

describe('the day of an end that is told of', () => {
  const rows: readonly { left: number; days: number | undefined }[] = [
    { left: 31, days: undefined },
    { left: 30.1, days: undefined },
    { left: 30, days: 30 },
    { left: 8, days: 30 },
    { left: 7, days: 7 },
    { left: 1, days: 1 },
    { left: 0.5, days: 1 },
    { left: 0, days: 0 },
    { left: -400, days: 0 },
  ];
  for (const { left, days } of rows) {
    it(`is ${days ?? 'none'} with ${left} days left`, () =>
      expect(dayReached(START + left * DAY_MS, [30, 7, 1, 0], START)).toBe(days));
  }
});

describe('reminders of attestations', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let receiver: Server;
  let answers: number[];
  let heard: { headers: IncomingMessage['headers']; body: string }[];

  beforeEach(async () => {
    heard = [];
    answers = [];
    receiver = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        reply.writeHead(answers.shift() ?? 200).end();
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({
      clock,
      settings: {
        RINGFENCE_ALARM_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
        RINGFENCE_ALARM_SECRET: SECRET,
        RINGFENCE_ATTESTATION_REMINDER_DAYS: '14',
      },
    });
  });

  afterEach(async () => {
    await server.stop();
    receiver.close();
  });

  const look = (): Promise<void> => server.server.app.get(AttestationReminders).look();
  /** Endpoint and day of each reminder that was heard, without repetitions. */
  const told = (): string[] => [
    ...new Set(
      heard.map(({ body }) => {
        const { reminder } = JSON.parse(body) as { reminder: { endpoint: string; days: number } };
        return `${reminder.endpoint} ${reminder.days}`;
      }),
    ),
  ];
  const metric = async (name: string): Promise<number | undefined> => {
    const text = await (await fetch(`${server.server.url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.split(' ')[1]);
  };

  it('come once at each day of each end, and anew for a new end', async () => {
    await look();
    await look();
    const first = told();
    // The demo's trunk in Tokyo is attested for a year from the first start.
    const steps: string[][] = [];
    for (const left of [15, 14, 8, 7, 1, 0, -1]) {
      clock.instant = START + (365 - left) * DAY_MS;
      heard = [];
      await look();
      await look();
      steps.push(told());
    }
    heard = [];
    await server.putConfirmed('/v1/directory/endpoints/sip-trunk/tokyo-pbx', {
      pstnReachability: 'none',
      attestedBy: 'network team',
      attestedUntil: new Date(clock.instant + 5 * DAY_MS).toISOString(),
      callerOrigin: 'internal',
    });
    await look();

    expect(first).toEqual(['sip-trunk:nagoya-pbx 0']);
    const tokyo = (days: number): string[] => [`sip-trunk:tokyo-pbx ${days}`];
    expect(steps).toEqual([[], tokyo(14), [], tokyo(7), tokyo(1), tokyo(0), []]);
    expect(told()).toEqual(tokyo(7));
  });

  it('are signed, sent until they are taken, also over a restart, and on record once', async () => {
    answers = [500];
    await look();
    server = await server.restart();
    await look();
    await look();
    const [refused, taken, ...more] = heard;
    const { headers, body } = taken!;
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const session = await server.signIn('auditor');
    const acts = await server.get('/v1/audit/entries?action=attestation.remind', session);

    expect([body, more]).toEqual([refused!.body, []]);
    expect(headers['webhook-id']).toBe(refused!.headers['webhook-id']);
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', SECRET).update(signed).digest('base64')}`,
    );
    expect(JSON.parse(body)).toEqual({
      type: 'ringfence.attestation-reminder',
      reminder: {
        id: String(headers['webhook-id']),
        endpoint: 'sip-trunk:nagoya-pbx',
        attestedBy: 'demo',
        attestedUntil: jasmine.stringMatching(/Z$/) as unknown as string,
        days: 0,
      },
    });
    expect((acts.body['items'] as unknown[]).length).toBe(1);
  });

  it('tell what is true when the webhook answers again after days, and nothing that no longer is', async () => {
    const tokyo = (end: number): Promise<unknown> =>
      server.putConfirmed('/v1/directory/endpoints/sip-trunk/tokyo-pbx', {
        pstnReachability: 'none',
        attestedBy: 'network team',
        attestedUntil: new Date(end).toISOString(),
        callerOrigin: 'internal',
      });
    const end = START + 20 * DAY_MS;
    await tokyo(end);
    answers = Array.from({ length: 50 }, () => 503);
    for (const left of [14, 7, 1]) {
      clock.instant = end - left * DAY_MS;
      await look();
    }
    answers = [];
    heard = [];
    await look();
    const late = told().sort();
    answers = Array.from({ length: 50 }, () => 503);
    clock.instant = end;
    await look();
    await tokyo(end + 100 * DAY_MS);
    answers = [];
    heard = [];
    await look();

    expect(late).toEqual(['sip-trunk:nagoya-pbx 0', 'sip-trunk:tokyo-pbx 1']);
    expect(told()).toEqual([]);
  });

  it('are not held up by one that the receiver refuses', async () => {
    clock.instant = START + 365 * DAY_MS;
    answers = [400];
    await look();

    expect(told().sort()).toEqual(['sip-trunk:nagoya-pbx 0', 'sip-trunk:tokyo-pbx 0']);
  });

  it('are all sent, however many of them the receiver refuses', async () => {
    const [admin, approver] = [await server.signIn('admin'), await server.signIn('approver')];
    const names = Array.from({ length: 60 }, (_, n) => `pbx-${n}.example.com`);
    const endpoints = names.map((id) => ({
      kind: 'sip-trunk',
      id,
      pstnReachability: 'none',
      attestedBy: 'network team',
      attestedUntil: new Date(START + 100 * DAY_MS).toISOString(),
    }));
    const file = { dryRun: false, entries: { endpoints } };
    await server.asPerson(admin, 'POST', '/v1/directory/imports', file);
    const { body } = await server.get('/v1/confirmations', approver);
    const [first, ...others] = body['items'] as { id: string; import: string }[];
    const ids = [first!, ...others].map(({ id }) => id);
    const confirm = `/v1/confirmations/imports/${first!.import}/confirm`;
    await server.asPerson(approver, 'POST', confirm, { ids });
    clock.instant = START + 100 * DAY_MS;
    answers = Array.from({ length: 200 }, () => 400);
    await look();
    await look();

    expect(told()).toEqual(jasmine.arrayContaining(names.map((id) => `sip-trunk:${id} 0`)));
  });

  it('have their figures: when the next one ends, and how many stand how', async () => {
    const next = 'ringfence_attestation_next_end_timestamp_seconds';
    const before = [
      await metric(next),
      await metric('ringfence_attestations{state="over"}'),
      await metric('ringfence_attestations{state="ending"}'),
    ];
    clock.instant = START + 360 * DAY_MS;
    const near = await metric('ringfence_attestations{state="ending"}');
    clock.instant = START + 366 * DAY_MS;

    expect(before).toEqual([(START + 365 * DAY_MS) / 1000, 1, 0]);
    expect(near).toBe(1);
    expect([await metric(next), await metric('ringfence_attestations{state="over"}')]).toEqual([
      undefined,
      2,
    ]);
  });
});
