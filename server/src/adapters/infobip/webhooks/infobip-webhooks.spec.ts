import { StoppedClock } from '../../../ledger/temporary-ledger.fixture.js';
import {
  incomingCall,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../../../server-under-test.fixture.js';
import { askAsPlatform, registerSamples, sampleBeside, SENDER } from '../sender.fixture.js';

type Payload = Record<string, unknown>;

/** The instant at which the samples are told. */
const TOLD_MS = Date.parse('2026-11-22T09:15:02.431Z');
const HOUR = 3_600_000;
const REPLY = 'whatsapp-permission-reply.webhook';

describe('what Infobip tells', () => {
  let server: ServerUnderTest;
  let clock: StoppedClock;
  let parties = 0;
  let user: string;
  let ids: string;

  beforeAll(async () => {
    clock = new StoppedClock(TOLD_MS);
    server = await ServerUnderTest.start({ clock });
    await registerSamples(server);
  });

  afterAll(() => server.stop());

  beforeEach(() => {
    clock.instant = TOLD_MS;
    ids = String(1000 + parties++);
    user = `44770090${ids}`;
  });

  /** A sample, told of a user and of calls nobody has heard of. */
  const sample = (name: string): Payload =>
    JSON.parse(
      JSON.stringify(sampleBeside(import.meta.url, name))
        .replaceAll('447700900123', user)
        .replaceAll('wamid.sample-0001', `wamid.${ids}`)
        .replaceAll('0f9a3c58-2c1e-4d50-9a55-5b1f1e0d9a', `${ids}-`)
        .replaceAll('5e1c7d90-77aa-4b1c-a0b4-f0c2d4e6a8b0', `conference-${ids}`)
        .replaceAll('7d2b9e10-1f0a-4c7e-8f6b-2a9d3c4e5f60', `dialog-${ids}`),
    ) as Payload;
  const tell = async (where: 'messages' | 'calls', payload: unknown): Promise<Answer> =>
    askAsPlatform(server, `webhooks/${where}`, payload);
  const tellCalls = async (...names: string[]): Promise<void> => {
    for (const name of names) {
      expect((await tell('calls', sample(`calls-event.${name}`))).status).toBe(200);
    }
  };
  const verdict = ({ status, body }: Answer): string =>
    status !== 200
      ? `${status}`
      : body['effect'] === 'permit'
        ? 'permit'
        : (body['reasons'] as { code: string }[]).map(({ code }) => code).join(' ');
  let attempts = 0;
  const ring = async (offset: number): Promise<string> => {
    clock.instant = TOLD_MS + offset;
    return verdict(
      await server.post(
        '/v1/decisions',
        outgoingCall(`infobip-${attempts++}`, user, {
          businessNumber: `+${SENDER}`,
          legs: [{ id: 'desk', role: 'origin', endpoint: { kind: 'webrtc', id: 'desk.sato' } }],
        }),
      ),
    );
  };
  const takeCall = async (callId: string): Promise<string> =>
    verdict(
      await server.post(
        '/v1/decisions',
        incomingCall(`infobip-${attempts++}`, {
          callId,
          businessNumber: `+${SENDER}`,
          user: { waId: user },
          legs: [
            { id: callId, role: 'origin', endpoint: { kind: 'whatsapp', address: `+${user}` } },
          ],
          target: { kind: 'webrtc', id: 'desk.sato' },
        }),
      ),
    );
  const known = async (): Promise<Record<string, Record<string, unknown>>> => {
    const question = { businessNumber: `+${SENDER}`, waId: user };
    const answer = await server.asPerson(
      await server.signIn('auditor'),
      'POST',
      '/v1/directory/evidence',
      question,
    );
    return answer.body['evidence'] as Record<string, Record<string, unknown>>;
  };

  describe('of permissions', () => {
    it('a grant holds until its end', async () => {
      await tell('messages', sample(`${REPLY}.accept`));
      // The sample's expirationTimestamp is 168 h after 09:15:00.
      const end = Date.parse('2026-11-29T09:15:00Z') - TOLD_MS;

      expect([await ring(end - 1), await ring(end)]).toEqual(['permit', 'permission-expired']);
    });

    it('a grant without an end is a temporary one', async () => {
      const payload = sample(`${REPLY}.accept`);
      delete replyOf(payload)['expirationTimestamp'];
      await tell('messages', payload);

      expect([await ring(168 * HOUR - 1), await ring(168 * HOUR)]).toEqual([
        'permit',
        'permission-expired',
      ]);
    });

    it('a refusal takes the permission back, whichever came first', async () => {
      const refusal = sample(`${REPLY}.reject`);
      resultOf(refusal)['messageId'] = `wamid.${ids}.2`;
      resultOf(refusal)['receivedAt'] = '2026-11-22T18:15:03.000+0900';
      await tell('messages', refusal);
      await tell('messages', sample(`${REPLY}.accept`));

      expect(await ring(HOUR)).toBe('permission-revoked');
    });

    it('a reply counts once', async () => {
      const payload = sample(`${REPLY}.accept`);
      await tell('messages', payload);
      resultOf(payload)['receivedAt'] = '2026-11-25T09:15:02.431+0000';
      delete replyOf(payload)['expirationTimestamp'];
      await tell('messages', payload);

      expect(await ring(168 * HOUR)).toBe('permission-expired');
    });

    for (const [what, change] of Object.entries({
      'an answer nobody knows': { response: 'LATER' },
      'an end that cannot be read': { expirationTimestamp: 'soon' },
    })) {
      it(`${what} grants nothing, and is kept`, async () => {
        const payload = sample(`${REPLY}.accept`);
        Object.assign(replyOf(payload), change);
        await tell('messages', payload);
        const auditor = await server.signIn('auditor');
        const { body } = await server.get('/v1/events/unmatched', auditor);

        expect(await ring(1)).toBe('permission-missing');
        expect((body['items'] as Payload[])[0]).toEqual(
          jasmine.objectContaining({ platform: 'infobip' }),
        );
        const ofMeta = await server.get('/v1/events/unmatched?platform=meta', auditor);
        expect(ofMeta.body['items']).toEqual([]);
        const ofInfobip = await server.get('/v1/events/unmatched?platform=infobip', auditor);
        expect(ofInfobip.body).toEqual(body);
      });
    }
  });

  describe('of calls', () => {
    it('a call of the user’s is in progress until it ends', async () => {
      const active = async (): Promise<unknown> => (await known())['usage']!['activeCallsOfPair'];
      await tellCalls('call-received.whatsapp');
      const received = await active();
      await tellCalls('call-established.whatsapp');
      const established = await active();
      await tellCalls('call-finished.whatsapp');

      expect([received, established, await active()]).toEqual([1, 1, 0]);
      expect((await known())['usage']!['connectedCalls24h']).toBe(0);
    });

    it('a call of the business’s that was answered counts in the window, one that was not in the streak', async () => {
      const outbound = (name: string, id: string, answerTime?: string): Payload => {
        const payload = sample(`calls-event.${name}`);
        const { call, callLog } = payload['properties'] as { call?: Payload; callLog?: Payload };
        delete (call ?? callLog)!['answerTime'];
        Object.assign((call ?? callLog)!, {
          [call === undefined ? 'callId' : 'id']: id,
          from: SENDER,
          to: user,
          direction: 'OUTBOUND',
          ...(answerTime === undefined ? {} : { answerTime }),
        });
        return payload;
      };
      const when = '2026-11-22T09:15:05.120+0000';
      await tell('calls', outbound('call-finished.whatsapp', `${ids}-first`, when));
      await tell('calls', outbound('call-established.whatsapp', `${ids}-first`, when));
      const answered = (await known())['usage'];
      await tell('calls', outbound('call-failed.forbidden', `${ids}-second`));

      expect(answered).toEqual(
        jasmine.objectContaining({ connectedCalls24h: 1, unansweredInARow: 0 }),
      );
      expect((await known())['usage']).toEqual(
        jasmine.objectContaining({ connectedCalls24h: 1, unansweredInARow: 1 }),
      );
    });

    it('a dialog with a registered place leaves the call as it is', async () => {
      await tellCalls(
        'call-received.whatsapp',
        'dialog-created.whatsapp-webrtc',
        'dialog-established',
      );

      expect(await takeCall(`${ids}-01`)).toBe('permit');
    });

    it('a phone that joins the call’s conference stops whatever is asked of the call, in either order', async () => {
      await tellCalls(
        'call-received.whatsapp',
        'participant-joined.whatsapp',
        'participant-joining.phone.forbidden',
      );
      const after = await takeCall(`${ids}-01`);
      ids = `${ids}-again`;
      await tellCalls('call-received.whatsapp');
      const alone = await takeCall(`${ids}-01`);
      // The phone's own call is known by its sender before the conference is.
      const phone = sample('calls-event.call-ringing.sip-leg');
      const { call } = phone['properties'] as { call: Payload };
      delete call['parentCallId'];
      call['endpoint'] = { type: 'PHONE', phoneNumber: '441632960999' };
      await tell('calls', phone);
      await tellCalls('participant-joining.phone.forbidden', 'participant-joined.whatsapp');

      expect([after, alone, await takeCall(`${ids}-01`)]).toEqual([
        jasmine.stringContaining('pstn-leg'),
        'permit',
        jasmine.stringContaining('pstn-leg'),
      ]);
    });

    it('a phone that is the call’s child stops it until it is gone', async () => {
      const phone = (type: string): Payload => {
        const payload = sample('calls-event.call-ringing.sip-leg');
        payload['type'] = type;
        const { call } = payload['properties'] as { call: Payload };
        call['endpoint'] = { type: 'PHONE', phoneNumber: '441632960999' };
        return payload;
      };
      await tellCalls('call-received.whatsapp');
      await tell('calls', phone('CALL_RINGING'));
      const ringing = await takeCall(`${ids}-01`);
      await tell('calls', phone('CALL_FINISHED'));

      expect(ringing).toContain('pstn-leg');
      expect(await takeCall(`${ids}-01`)).toBe('permit');
    });

    for (const name of [
      'dialog-transfer-requested.to-sip-user',
      'application-transfer-requested',
    ]) {
      it(`${name} is a question, and is not answered here`, async () => {
        await tellCalls(name);

        expect((await known())['usage']!['activeCallsOfPair']).toBe(0);
      });
    }

    it('a kind of event nobody knows is kept, without what it says of people', async () => {
      const payload = { ...sample('calls-event.call-received.whatsapp'), type: 'CALL_TELEPORTED' };
      await tell('calls', payload);
      const { body } = await server.get('/v1/events/unmatched', await server.signIn('auditor'));
      const [kept] = body['items'] as Payload[];

      expect(kept).toEqual(
        jasmine.objectContaining({ reason: 'unknown-event', name: 'CALL_TELEPORTED' }),
      );
      expect(JSON.stringify(kept)).not.toContain(user);
    });
  });

  for (const body of ['[]', '{', '7']) {
    it(`answers 400 to \`${body}\`, which is no JSON object`, async () => {
      expect((await tell('messages', body)).status).toBe(400);
      expect((await tell('calls', body)).status).toBe(400);
    });
  }
});

function resultOf(payload: Payload): Payload {
  return (payload['results'] as Payload[])[0]!;
}

function replyOf(payload: Payload): Payload {
  return (resultOf(payload)['message'] as Payload)['callPermissionReply'] as Payload;
}
