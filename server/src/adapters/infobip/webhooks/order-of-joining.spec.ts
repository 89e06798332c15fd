import fc from 'fast-check';
import { StoppedClock } from '../../../ledger/temporary-ledger.fixture.js';
import { ServerUnderTest } from '../../../server-under-test.fixture.js';
import type { AlarmPage } from '../../../watchdog/live-calls.dto.js';
import { Watchdog } from '../../../watchdog/watchdog.js';
import { askAsPlatform, registerSamples, SENDER } from '../sender.fixture.js';

const TOLD_MS = Date.parse('2026-11-22T09:15:02.431Z');
const USER = '447700900123';
const PHONE = '441632960999';

type Payload = Record<string, unknown>;
/** What the platform tells of one conference with a WhatsApp call and a phone in it; only the WhatsApp call's own events name a number of ours. */
const TOLD: Readonly<Record<string, (ids: Ids) => Payload>> = {
  'the phone rings': ({ phone }) => ({
    callId: phone,
    type: 'CALL_RINGING',
    properties: { call: { id: phone, direction: 'OUTBOUND', endpoint: AT_PHONE, to: PHONE } },
  }),
  'the phone joins': ({ phone, conference }) => ({
    callId: phone,
    type: 'PARTICIPANT_JOINED',
    conferenceId: conference,
    properties: { participant: { callId: phone, endpoint: AT_PHONE } },
  }),
  'the user calls': ({ whatsApp }) => ({
    callId: whatsApp,
    type: 'CALL_RECEIVED',
    properties: {
      call: {
        id: whatsApp,
        direction: 'INBOUND',
        endpoint: { type: 'WHATSAPP', phoneNumber: USER },
        from: USER,
        to: SENDER,
      },
    },
  }),
  'the user joins': ({ whatsApp, conference }) => ({
    callId: whatsApp,
    type: 'PARTICIPANT_JOINED',
    conferenceId: conference,
    properties: {
      participant: { callId: whatsApp, endpoint: { type: 'WHATSAPP', phoneNumber: USER } },
    },
  }),
  'a desk joins': ({ desk, conference }) => ({
    callId: desk,
    type: 'PARTICIPANT_JOINED',
    conferenceId: conference,
    properties: {
      participant: { callId: desk, endpoint: { type: 'WEBRTC', identity: 'desk.sato' } },
    },
  }),
};
const AT_PHONE = { type: 'PHONE', phoneNumber: PHONE };
const STEPS = Object.keys(TOLD);

interface Ids {
  readonly phone: string;
  readonly whatsApp: string;
  readonly desk: string;
  readonly conference: string;
}

describe('what Infobip tells of a conference before a number of ours is named', () => {
  let server: ServerUnderTest;
  let operator: Record<string, string>;
  let rounds = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start({ clock: new StoppedClock(TOLD_MS) });
    await registerSamples(server);
    operator = await server.signIn('operator');
  });

  afterAll(() => server.stop());

  const freshIds = (): Ids => {
    const round = `order-${rounds++}`;
    const [phone, whatsApp, desk, conference] = ['phone', 'wa', 'desk', 'room'].map(
      (name) => `${round}-${name}`,
    );
    return { phone: phone!, whatsApp: whatsApp!, desk: desk!, conference: conference! };
  };
  const tell = async (step: string, ids: Ids, offset: number): Promise<void> => {
    const timestamp = new Date(TOLD_MS + offset).toISOString();
    const payload = { ...TOLD[step]!(ids), timestamp };
    expect((await askAsPlatform(server, 'webhooks/calls', payload)).status).toBe(200);
  };
  const alarms = async ({ phone, whatsApp }: Ids): Promise<string[]> => {
    const watchdog = server.server.app.get(Watchdog);
    // One that is under way may have looked already.
    await watchdog.execute();
    await watchdog.execute();
    const { body } = await server.get('/v1/alarms?state=all&limit=500', operator);
    return (body as unknown as AlarmPage).items
      .filter(({ command }) =>
        [phone, whatsApp].some((id) => command?.path.includes(encodeURIComponent(id))),
      )
      .map(({ kind, code, place, businessNumber }) => [kind, code, place, businessNumber].join(' '))
      .sort();
  };
  const unmatched = async (): Promise<string[]> => {
    const { body } = await server.get('/v1/events/unmatched?limit=500', operator);
    return (body['items'] as { name: string }[]).map(({ name }) => name);
  };

  it('ends in the same alarm, in whatever order it comes, and nothing is left over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(STEPS, { minLength: STEPS.length }),
        fc.array(fc.constantFrom(...STEPS), { maxLength: 2 }),
        async (order, again) => {
          const ids = freshIds();
          const told = [...order, ...again];
          for (const step of told) await tell(step, ids, STEPS.indexOf(step) * 1_000);

          expect(await alarms(ids))
            .withContext(told.join(', '))
            .toEqual([`phone-leg pstn-leg pstn +${SENDER}`]);
          expect(await unmatched())
            .withContext(told.join(', '))
            .toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('fits nothing, and raises nothing, as long as no WhatsApp call is in it', async () => {
    const ids = freshIds();
    await tell('the phone rings', ids, 0);
    await tell('the phone joins', ids, 1_000);
    await tell('the phone joins', ids, 1_000);

    expect(await alarms(ids)).toEqual([]);
    expect(await unmatched()).toEqual(['calls-joined', 'leg-added', 'leg-added']);
    await tell('the user joins', ids, 2_000);
    await tell('the user calls', ids, 3_000);

    expect(await unmatched()).toEqual([]);
    const kept = ['held_call', 'call_leg', 'call_group', 'unmatched_event'].flatMap((table) =>
      server.other.prepare<[], Payload>(`select * from ${table}`).all(),
    );
    const values = kept.flatMap((row) => Object.values(row)).map(String);
    expect(values.filter((value) => value.includes(PHONE))).toEqual([]);
  });

  it('is known still when the server starts again in between', async () => {
    const ids = freshIds();
    await tell('the user calls', ids, 0);
    await tell('the user joins', ids, 1_000);
    server = await server.restart();
    await tell('the phone joins', ids, 2_000);

    expect(await alarms(ids)).toEqual([`phone-leg pstn-leg pstn +${SENDER}`]);
    expect(await unmatched()).toEqual([]);
  });
});
