import {
  MetaPlatform,
  type MetaParty,
  sampleText,
  signatureOf,
  T0,
  T0_MS,
  VERIFY_TOKEN,
  WEBHOOK,
  type Payload,
} from './meta-platform.fixture.js';
import { ServerUnderTest } from '../../server-under-test.fixture.js';
import { Watchdog } from '../../watchdog/watchdog.js';

const DAY = 86_400;
const REPLY = 'webhook.messages.call_permission_reply';
const reply = (name: string): string => `${REPLY}.${name}`;

describe('GET /v1/adapters/meta/webhook', () => {
  let meta: MetaPlatform;

  beforeAll(async () => {
    meta = await MetaPlatform.start();
  });

  afterAll(() => meta.server.stop());

  const ask = (query: Record<string, string>): ReturnType<ServerUnderTest['send']> =>
    meta.server.get(`${WEBHOOK}?${new URLSearchParams(query).toString()}`);
  const RIGHT = {
    'hub.mode': 'subscribe',
    'hub.verify_token': VERIFY_TOKEN,
    'hub.challenge': '1158201444',
  };

  it('answers the challenge alone, as plain text, to the right token', async () => {
    const { status, headers, body } = await ask(RIGHT);

    expect([status, body['text']]).toEqual([200, '1158201444']);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
  });

  const wrong: readonly { what: string; query: Record<string, string> }[] = [
    { what: 'another token', query: { ...RIGHT, 'hub.verify_token': 'another' } },
    { what: 'no token', query: { 'hub.mode': 'subscribe', 'hub.challenge': '1' } },
    { what: 'another mode', query: { ...RIGHT, 'hub.mode': 'unsubscribe' } },
    { what: 'no challenge', query: { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN } },
    { what: 'nothing', query: {} },
  ];
  for (const { what, query } of wrong) {
    it(`refuses ${what} with 403`, async () => {
      const { status, body } = await ask(query);

      expect([status, body['code']]).toEqual([403, 'verify-token-wrong']);
    });
  }
});

describe('a webhook without a secret', () => {
  it('is not there, for whatever is sent', async () => {
    const server = await ServerUnderTest.start();
    const body = sampleText(reply('accept-temporary'));
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': signatureOf(body),
    };
    const posted = await server.send(WEBHOOK, { method: 'POST', headers, body });
    const asked = await server.get(
      `${WEBHOOK}?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1`,
    );
    await server.stop();

    expect([posted.status, asked.status]).toEqual([404, 404]);
  });
});

describe('POST /v1/adapters/meta/webhook', () => {
  let platform: MetaPlatform;
  let meta: MetaParty;

  beforeAll(async () => {
    platform = await MetaPlatform.start();
  });

  afterAll(() => platform.server.stop());

  beforeEach(async () => {
    meta = await platform.newParty();
  });

  describe('WA-HOOK-012: the signature', () => {
    const VECTOR = JSON.parse(sampleText('signature.vector')) as {
      rawBody: string;
      header: string;
      negative: { reserialisedBody: string };
    };

    it('is taken over the very bytes, escapes and all', async () => {
      const { status } = await platform.send(VECTOR.rawBody, {
        'x-hub-signature-256': VECTOR.header,
      });

      expect(status).toBe(200);
    });

    it('TV-26: does not fit the same JSON written anew', async () => {
      const { status } = await platform.send(VECTOR.negative.reserialisedBody, {
        'x-hub-signature-256': VECTOR.header,
      });

      expect(status).toBe(401);
    });

    const accept = sampleText(reply('accept-permanent-request'));
    const REFUSED = 'ringfence_webhooks_refused_total{platform="meta",code="signature"}';
    const forged: readonly { what: string; header: string; body?: string }[] = [
      { what: 'of another secret', header: signatureOf(accept, 'another') },
      { what: 'of another body', header: signatureOf('{}') },
      { what: 'without its scheme', header: signatureOf(accept).slice('sha256='.length) },
      { what: 'of another scheme', header: signatureOf(accept).replace('sha256', 'sha1') },
      { what: 'that is cut short', header: signatureOf(accept).slice(0, -2) },
      { what: 'that is too long', header: `${signatureOf(accept)}00` },
      { what: 'that is empty', header: '' },
      { what: 'that is no hexadecimal', header: `sha256=${'z'.repeat(64)}` },
      { what: 'of another secret, over what is no JSON', header: signatureOf('{', 'x'), body: '{' },
    ];
    for (const { what, header, body = accept } of forged) {
      it(`${what} is refused with 401, counted, and changes nothing`, async () => {
        const before = await platform.metric(REFUSED);
        const { status } = await platform.send(body, { 'x-hub-signature-256': header });

        expect(status).toBe(401);
        expect(await meta.ring(1)).toBe('permission-missing');
        expect(await platform.metric(REFUSED)).toBe(before + 1);
      });
    }

    it('of the former secret is taken beside that of the new one while both are set, and no other', async () => {
      const server = await ServerUnderTest.start({
        settings: { RINGFENCE_META_APP_SECRET: 'former, new' },
      });
      const statusOf = async (secret: string): Promise<number> => {
        const headers = { 'x-hub-signature-256': signatureOf(accept, secret) };
        return (await server.post(WEBHOOK, accept, headers)).status;
      };
      const statuses: Record<string, number> = {};
      for (const secret of ['former', 'new', 'former, new', 'other', ''])
        statuses[secret] = await statusOf(secret);
      await server.stop();

      expect(statuses).toEqual({ former: 200, new: 200, 'former, new': 401, other: 401, '': 401 });
    });

    it('that is missing is refused with 401, whoever shows a key', async () => {
      const { status } = await platform.server.post(WEBHOOK, accept);

      expect(status).toBe(401);
    });
  });

  for (const body of ['[]', '7', '"text"', 'null', '{', '', 'ä{}']) {
    it(`answers 400 to \`${body}\`, which is no JSON object`, async () => {
      expect((await platform.send(body)).status).toBe(400);
    });
  }

  for (const [what, body] of Object.entries({
    'an empty object': '{}',
    'other members than the platform sends':
      '{"entry":[{"changes":[{"field":7,"value":[]}]},null,3],"x":{}}',
    'a name twice': '{"object":"a","object":"b"}',
    'deep nesting': `{"entry":[{"changes":[{"field":"x","value":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}]}]}`,
    'half a character':
      '{"entry":[{"changes":[{"field":"messages","value":{"contacts":[{"profile":{"name":"\\ud83d"}}]}}]}]}',
  })) {
    it(`answers 200 to ${what}`, async () => {
      expect((await platform.send(body)).status).toBe(200);
    });
  }

  it('takes a message as large as the platform may send', async () => {
    const value = {
      messages: [{ id: 'wamid.1', type: 'text', text: { body: 'x'.repeat(2_900_000) } }],
    };

    expect((await platform.send(meta.webhook('messages', value))).status).toBe(200);
  });

  describe('WA-HOOK-006: the six forms of a reply', () => {
    it('a temporary grant holds for 168 hours', async () => {
      await meta.tell(reply('accept-temporary'));

      expect(await meta.ring(168 * 3600 - 1)).toBe('permit');
      expect(await meta.ring(168 * 3600)).toBe('permission-expired');
    });

    for (const form of ['accept-permanent-request', 'accept-permanent-profile']) {
      it(`${form} holds for good`, async () => {
        await meta.tell(reply(form));

        expect(await meta.ring(400 * DAY)).toBe('permit');
      });
    }

    it('a callback grants for a time', async () => {
      await meta.tell(reply('accept-callback-automatic'));
      const { grant } = await meta.known(1);

      expect(grant?.['kind']).toBe('temporary');
      expect(await meta.ring(168 * 3600)).toBe('permission-expired');
    });

    it("the user's refusal leaves an earlier grant alone, and is on record", async () => {
      await meta.tell(reply('accept-permanent-profile'));
      const refusal = meta.sample(reply('reject'));
      messageOf(refusal)['timestamp'] = String(T0 + 60);
      await meta.send(refusal);
      const auditor = await platform.server.signIn('auditor');
      const { body } = await platform.server.get('/v1/audit/entries?action=event.applied', auditor);
      const types = (body['items'] as { leaf: { details: { type: string } } }[]).map(
        ({ leaf }) => leaf.details.type,
      );

      expect(await meta.ring(120)).toBe('permit');
      expect(types).toContain('permission-refused');
    });

    it("a user's reject that answers no request takes the permission back (WA-PERM-022)", async () => {
      await meta.tell(reply('accept-permanent-profile'));
      const rejection = meta.sample(reply('reject'));
      const message = messageOf(rejection);
      message['timestamp'] = String(T0 + 60);
      delete message['context'];
      await meta.send(rejection);

      expect(await meta.ring(120)).toBe('permission-revoked');
    });

    it('belongs to whom the message names, whatever number a contact shows', async () => {
      const grant = meta.sample(reply('accept-permanent-profile'));
      const message = messageOf(grant);
      delete message['from_user_id'];
      message['from'] = '447700909997';
      await meta.send(grant);

      expect(await meta.ring(1)).toBe('permission-missing');
    });

    it('an automatic reject takes the permission back', async () => {
      await meta.tell(reply('accept-permanent-profile'), reply('revoke-automatic'));

      expect(await meta.ring(2 * DAY)).toBe('permission-revoked');
    });
  });

  describe('a reply that is not quite one of them', () => {
    const forms: readonly { what: string; change: object; then: string }[] = [
      { what: 'an answer nobody knows', change: { response: 'maybe' }, then: 'permission-missing' },
      {
        what: 'a grant by nobody known',
        change: { response_source: 'partner' },
        then: 'permission-missing',
      },
      {
        what: 'an end that cannot be read',
        change: { expiration_timestamp: 'next week' },
        then: 'permission-missing',
      },
      {
        what: 'a permanent grant with an end: the end counts',
        change: { is_permanent: true, expiration_timestamp: String(T0 + 60) },
        then: 'permission-expired',
      },
      {
        what: 'words in another case',
        change: { response: ' Accept ', response_source: 'USER_ACTION' },
        then: 'permit',
      },
    ];
    for (const { what, change, then } of forms) {
      it(`${what}: ${then}`, async () => {
        const payload = meta.sample(reply('accept-temporary'));
        Object.assign(replyOf(payload), change);
        await meta.send(payload);

        expect(await meta.ring(120)).toBe(then);
        expect((await meta.unmatched()).length).toBe(then === 'permission-missing' ? 1 : 0);
      });
    }

    it('a reject by nobody known takes the permission back', async () => {
      await meta.tell(reply('accept-permanent-profile'));
      const payload = meta.sample(reply('reject'));
      Object.assign(replyOf(payload), { response_source: 'profile' });
      messageOf(payload)['timestamp'] = String(T0 + 60);
      await meta.send(payload);

      expect(await meta.ring(120)).toBe('permission-revoked');
    });
  });

  describe('the order of instants counts, not that of arrival', () => {
    it('an older grant does not undo a newer revocation', async () => {
      await meta.tell(reply('revoke-automatic'), reply('accept-permanent-profile'));

      expect(await meta.ring(2 * DAY)).toBe('permission-revoked');
    });

    it('TV-16: a connect after its own terminate opens nothing', async () => {
      await meta.tell(
        reply('accept-permanent-profile'),
        'webhook.calls.terminate.completed-answered',
        'webhook.calls.connect.business-initiated',
        'webhook.calls.terminate.completed-answered',
      );
      const { usage } = await meta.known(600);

      expect(usage).toEqual(
        jasmine.objectContaining({
          activeCallsOfPair: 0,
          connectedCalls24h: 1,
          concurrentCalls: 0,
        }),
      );
      expect(await meta.ring(601)).toBe('permit');
    });
  });

  describe('calls', () => {
    const usageAfter = async (...names: string[]): Promise<Record<string, unknown>> => {
      await meta.tell(reply('accept-permanent-profile'), ...names);
      return (await meta.known(600))['usage']!;
    };
    const stories: readonly { what: string; told: string[]; usage: Record<string, number> }[] = [
      {
        what: 'that connects is in progress',
        told: ['connect.business-initiated'],
        usage: { activeCallsOfPair: 1, connectedCalls24h: 0, unansweredInARow: 0 },
      },
      {
        what: 'that rings is in progress',
        told: ['status.ringing'],
        usage: { activeCallsOfPair: 1, connectedCalls24h: 0, unansweredInARow: 0 },
      },
      {
        what: 'that was accepted is connected',
        told: ['connect.business-initiated', 'status.ringing', 'status.accepted'],
        usage: { activeCallsOfPair: 1, connectedCalls24h: 1, unansweredInARow: 0 },
      },
      {
        what: 'that ends with a duration was answered',
        told: ['connect.business-initiated', 'terminate.completed-answered'],
        usage: { activeCallsOfPair: 0, connectedCalls24h: 1, unansweredInARow: 0 },
      },
      {
        what: 'TV-15: that is COMPLETED without a duration was not answered',
        told: ['terminate.completed-unanswered'],
        usage: { activeCallsOfPair: 0, connectedCalls24h: 0, unansweredInARow: 1 },
      },
      {
        what: 'that failed was not answered',
        told: ['terminate.failed-138021'],
        usage: { activeCallsOfPair: 0, connectedCalls24h: 0, unansweredInARow: 1 },
      },
      {
        what: 'that was rejected was not answered',
        told: ['status.rejected'],
        usage: { activeCallsOfPair: 0, connectedCalls24h: 0, unansweredInARow: 1 },
      },
      {
        what: "of the user's own counts in no window",
        told: ['connect.user-initiated', 'terminate.user-initiated-missed'],
        usage: { activeCallsOfPair: 1, connectedCalls24h: 0, unansweredInARow: 0 },
      },
      {
        what: 'of which a transcript comes is not begun by it',
        told: ['transcription_available'],
        usage: { activeCallsOfPair: 0, concurrentCalls: 0 },
      },
    ];
    for (const { what, told, usage } of stories) {
      it(`one ${what}`, async () => {
        expect(await usageAfter(...told.map((name) => `webhook.calls.${name}`))).toEqual(
          jasmine.objectContaining(usage),
        );
      });
    }

    for (const order of ['accepted first', 'terminate first']) {
      it(`one that was accepted and has no duration in the end was not answered, ${order}`, async () => {
        const terminate = meta.sample('webhook.calls.terminate.completed-unanswered');
        const accepted = meta.sample('webhook.calls.status.accepted');
        const [status] = valueOf(accepted)['statuses'] as Payload[];
        callOf(terminate)['id'] = status!['id'];
        const told = [accepted, terminate];
        await meta.tell(reply('accept-permanent-profile'));
        for (const each of order === 'accepted first' ? told : told.reverse())
          await meta.send(each);
        const { usage } = await meta.known(600);

        expect(usage).toEqual(
          jasmine.objectContaining({ connectedCalls24h: 0, unansweredInARow: 1 }),
        );
      });
    }

    it('frees the slot 24 hours after the pick-up that the end tells of', async () => {
      await meta.tell(
        reply('accept-permanent-profile'),
        'webhook.calls.status.accepted',
        'webhook.calls.terminate.completed-answered',
      );
      const count = async (seconds: number): Promise<unknown> =>
        (await meta.known(seconds))['usage']?.['connectedCalls24h'];

      // The sample's start_time is T0 + 8.
      expect([await count(DAY + 7), await count(DAY + 8)]).toEqual([1, 0]);
    });

    it('TV-05: four unanswered in a row stop the fifth, before the platform says so', async () => {
      await meta.tell(reply('accept-permanent-profile'));
      for (let i = 0; i < 4; i++) {
        const payload = meta.sample('webhook.calls.terminate.completed-unanswered');
        Object.assign(callOf(payload), { id: `wacid.missed${i}`, timestamp: String(T0 + 60 + i) });
        await meta.send(payload);
      }

      expect(await meta.ring(120)).toContain('unanswered-limit');
    });
  });

  describe('TV-22: a user without a number', () => {
    it('is the one their newest message shows, whichever comes last', async () => {
      const shown = (waId: string, seconds: number): Payload =>
        meta.webhook('messages', {
          contacts: [{ wa_id: waId, user_id: meta.user.bsuid }],
          messages: [{ id: `wamid.${seconds}`, type: 'text', timestamp: String(T0 + seconds) }],
        });
      const next = `${meta.user.waId}7`;
      await meta.send(shown(next, 30));
      await meta.send(shown(meta.user.waId, 20));
      const grant = meta.sample(reply('accept-permanent-profile'));
      delete messageOf(grant)['from_user_id'];
      valueOf(grant)['contacts'] = [];
      await meta.send(grant);

      expect([await meta.ring(60), await meta.ringById(60)]).toEqual([
        'permit',
        'permission-missing',
      ]);
    });

    it('is the same as the number once a contact shows both, whichever came first', async () => {
      const linking = meta.webhook('messages', {
        contacts: [{ wa_id: meta.user.waId, user_id: meta.user.bsuid }],
        messages: [
          { id: 'wamid.text', type: 'text', timestamp: String(T0), text: { body: 'hello' } },
        ],
      });
      const grant = withoutNumber(meta.sample(reply('accept-permanent-profile')));
      await meta.send(grant);
      const before = await meta.ring(1);
      const byId = await meta.ringById(2);
      await meta.send(linking);

      expect([before, byId]).toEqual(['permission-missing', 'permit']);
      expect(await meta.ring(3)).toBe('permit');
      const revocation = withoutNumber(meta.sample(reply('revoke-automatic')));
      await meta.send(revocation);

      expect(await meta.ring(2 * DAY)).toBe('permission-revoked');
    });
  });

  describe('account updates', () => {
    const stories: readonly { name: string; out: string; in: string }[] = [
      { name: 'restriction-bic', out: 'restricted-by-platform', in: 'permit' },
      { name: 'restriction-uic', out: 'permit', in: 'restricted-by-platform' },
      {
        name: 'restriction-both-directions',
        out: 'restricted-by-platform',
        in: 'restricted-by-platform',
      },
      { name: 'restriction-button-hidden', out: 'permit', in: 'permit' },
      { name: 'violation-low-bic-quality', out: 'permit', in: 'permit' },
      { name: 'violation-low-pickup', out: 'permit', in: 'permit' },
    ];
    const rings = async (seconds: number): Promise<{ out: string; in: string }> => ({
      out: await meta.ring(seconds),
      in: await meta.takeCall(seconds),
    });
    for (const { name, ...wanted } of stories) {
      it(`WA-QUAL-005: ${name} stops what it names, until its end`, async () => {
        await meta.tell(reply('accept-permanent-profile'), `webhook.account_update.${name}`);

        expect(await rings(7 * DAY - 1)).toEqual(wanted);
        expect(await rings(7 * DAY)).toEqual({ out: 'permit', in: 'permit' });
      });
    }

    it('a restriction nobody knows is kept whole and stops calls by the business', async () => {
      const payload = meta.sample('webhook.account_update.restriction-bic');
      valueOf(payload)['restriction_info'] = [{ restriction_type: 'RESTRICTED_IN_A_NEW_WAY' }];
      await meta.tell(reply('accept-permanent-profile'));
      await meta.send(payload);

      expect(await meta.ring(400 * DAY)).toBe('restricted-by-platform');
      expect((await meta.known(1))['businessNumber']?.['restrictions']).toEqual([
        { type: 'RESTRICTED_IN_A_NEW_WAY' },
      ]);
    });

    const unreadable: readonly { what: string; value: object }[] = [
      { what: 'no restriction at all', value: {} },
      { what: 'an empty list', value: { restriction_info: [] } },
      { what: 'names instead of restrictions', value: { restriction_info: ['RESTRICTED'] } },
      {
        what: 'one restriction outside a list',
        value: { restriction_info: { restriction_type: 'RESTRICTED_BUSINESS_INITIATED_CALLING' } },
      },
      {
        what: 'a name of 250 characters',
        value: { restriction_info: [{ restriction_type: 'R'.repeat(250) }] },
      },
      {
        what: 'a name of 300 characters',
        value: { restriction_info: [{ restriction_type: 'R'.repeat(300) }] },
      },
      {
        what: 'a ban in a state nobody knows',
        value: { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: ['SUSPENDED'] } },
      },
      { what: 'a ban in no state', value: { event: 'DISABLED_UPDATE' } },
    ];
    for (const { what, value } of unreadable) {
      it(`a restriction that cannot be read stops calls by the business: ${what}`, async () => {
        const payload = meta.sample('webhook.account_update.restriction-bic');
        delete valueOf(payload)['restriction_info'];
        Object.assign(valueOf(payload), value);
        await meta.tell(reply('accept-permanent-profile'));
        await meta.send(payload);

        expect(await meta.ring(1)).toBe('restricted-by-platform');
      });
    }

    it('WA-QUAL-007: a ban stops every number of the account, until it is lifted', async () => {
      const ban = (state: string, seconds: number): Payload => ({
        entry: [
          {
            id: accountOf(meta.sample('webhook.calls.status.ringing')),
            time: T0 + seconds,
            changes: [
              {
                field: 'account_update',
                value: { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: [state] } },
              },
            ],
          },
        ],
      });
      await meta.tell(reply('accept-permanent-profile'));
      await meta.send(ban('DISABLE', 10));
      const banned = await rings(11);
      await meta.send(ban('REINSTATE', 20));

      expect(banned).toEqual({ out: 'restricted-by-platform', in: 'restricted-by-platform' });
      expect(await rings(21)).toEqual({ out: 'permit', in: 'permit' });
    });

    it('a ban that was told before any number of the account was known stops those that turn out to be of it', async () => {
      const own = accountOf(meta.sample('webhook.calls.status.ringing'));
      const ban = (state: string, seconds: number): Payload => ({
        entry: [
          {
            id: own,
            time: T0 + seconds,
            changes: [
              {
                field: 'account_update',
                value: { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: [state] } },
              },
            ],
          },
        ],
      });
      await meta.send(ban('DISABLE', -10));
      const [kept] = await meta.unmatched();
      await meta.tell(reply('accept-permanent-profile'));
      const banned = await rings(11);
      await meta.send(ban('REINSTATE', 20));

      expect(kept).toEqual(jasmine.objectContaining({ reason: 'unknown-number' }));
      expect(banned).toEqual({ out: 'restricted-by-platform', in: 'restricted-by-platform' });
      expect(await rings(21)).toEqual({ out: 'permit', in: 'permit' });
    });

    it('a number that moved to another account is lifted by none but that one', async () => {
      const own = accountOf(meta.sample('webhook.calls.status.ringing'));
      const moved = JSON.stringify(meta.sample('webhook.calls.status.ringing'))
        .replaceAll(own, `${own}7`)
        .replaceAll('"phone_number_id":"8', '"phone_number_id":"7');
      const told = (account: string, state: string, seconds: number): Payload => ({
        entry: [
          {
            id: account,
            time: T0 + seconds,
            changes: [
              {
                field: 'account_update',
                value: { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: state } },
              },
            ],
          },
        ],
      });
      await meta.tell('webhook.calls.status.ringing');
      await platform.send(moved);
      await meta.send(told(`${own}7`, 'DISABLE', 10));
      await meta.send(told(own, 'REINSTATE', 20));

      expect(await meta.takeCall(21)).toBe('restricted-by-platform');
    });

    it('a number that moved to another account is not moved back by what the former one tells late', async () => {
      const ringing = meta.sample('webhook.calls.status.ringing');
      const own = accountOf(ringing);
      const moved = JSON.parse(
        JSON.stringify(ringing)
          .replaceAll(own, `${own}7`)
          .replaceAll('"phone_number_id":"8', '"phone_number_id":"7'),
      ) as Payload;
      const [status] = valueOf(moved)['statuses'] as Payload[];
      status!['timestamp'] = String(Number(status!['timestamp']) + 60);
      const value = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: ['DISABLE'] } };
      const changes = [{ field: 'account_update', value }];
      platform.clock.instant = T0_MS + 90_000;
      await meta.send(moved);
      await meta.send(ringing);
      await meta.send({ entry: [{ id: `${own}7`, time: T0 + 100, changes }] });

      expect(await meta.takeCall(101)).toBe('restricted-by-platform');
    });
  });

  describe('WA-HOOK-007: settings', () => {
    const off = (seconds: number): Payload => {
      const payload = meta.sample('webhook.account_settings_update');
      const value = valueOf(payload);
      value['timestamp'] = String(T0 + seconds);
      (value['phone_number_settings'] as { calling: { status: string } }).calling.status =
        'DISABLED';
      return payload;
    };

    it('take effect once the number is known by its id, also when they came first', async () => {
      await meta.send(off(1));
      const [waiting] = await meta.unmatched();
      await meta.tell(reply('accept-permanent-profile'));

      expect(waiting).toEqual(jasmine.objectContaining({ reason: 'unknown-number' }));
      expect(await meta.ring(2)).toBe('calling-disabled');
    });

    it('bring the call hours', async () => {
      await meta.tell(reply('accept-permanent-profile'), 'webhook.account_settings_update');
      const { businessNumber } = await meta.known(1);

      expect(businessNumber?.['callbackPermission']).toBeTrue();
      expect(businessNumber?.['callHours']).toEqual(
        jasmine.objectContaining({
          timeZone: 'Europe/London',
          holidayMeans: 'closed',
          holidays: [{ date: '2026-12-25', open: '0000', close: '2359' }],
        }),
      );
    });
  });

  describe('what fits nothing', () => {
    const UNMATCHED = 'ringfence_platform_events_total{platform="meta",outcome="unmatched"}';

    it('of a number nobody registered is kept, and changes nothing once it is registered', async () => {
      const other = '+442079460399';
      const payload = meta.sample(reply('accept-permanent-profile'));
      (valueOf(payload)['metadata'] as Payload)['display_phone_number'] = other.slice(1);
      await meta.send(payload);
      const [kept] = await meta.unmatched();
      await platform.register(other);

      expect(kept).toEqual(
        jasmine.objectContaining({
          platform: 'meta',
          reason: 'unknown-number',
          name: 'permission-granted',
          businessNumber: other,
          times: 1,
        }),
      );
      expect(await meta.ring(1, { businessNumber: other })).toBe('permission-missing');
    });

    describe('of a number that was taken out of the directory', () => {
      const remove = async (): Promise<number> => {
        const path = `/v1/directory/business-numbers/${encodeURIComponent(meta.number)}`;
        const admin = await platform.server.signIn('admin');
        return (await platform.server.asPerson(admin, 'DELETE', path, {})).status;
      };
      const names = async (): Promise<unknown[]> =>
        (await meta.unmatched()).map(({ name, reason }) => [name, reason]);

      it('is kept, and what was taken back stays so once it is put in anew', async () => {
        await meta.tell(reply('accept-permanent-profile'));
        const removed = await remove();
        await meta.tell(reply('revoke-automatic'));
        const kept = await names();
        await platform.register(meta.number);

        expect([removed, kept]).toEqual([204, [['permission-revoked', 'unknown-number']]]);
        expect(await meta.ring(2 * DAY)).toBe('permission-revoked');
      });

      it('is kept, and what restricts it waits for a second person once it is put in without', async () => {
        await meta.tell(reply('accept-permanent-profile'));
        await remove();
        await meta.tell('webhook.account_update.restriction-bic');
        const kept = await names();
        await platform.register(meta.number);

        expect(kept).toEqual([['restriction-set', 'unknown-number']]);
        expect(await meta.ring(1)).toBe('business-number-unknown');
      });

      it('is kept, and what restricts its whole account too, also where nothing is on record of it', async () => {
        const text = {
          id: 'wamid.text',
          from: meta.user.waId,
          timestamp: String(T0),
          type: 'text',
        };
        await meta.send(meta.webhook('messages', { messages: [text] }));
        await remove();
        const [account] = meta.sample('webhook.calls.status.ringing')['entry'] as Payload[];
        const value = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: ['DISABLE'] } };
        const changes = [{ field: 'account_update', value }];
        await meta.send({ entry: [{ id: account!['id'], time: T0, changes }] });
        await platform.register(meta.number);

        expect(await meta.takeCall(1)).toBe('business-number-unknown');
      });
    });

    it('of a number that was erased is shown without it', async () => {
      const other = '+442079460398';
      const payload = meta.sample(reply('accept-permanent-profile'));
      (valueOf(payload)['metadata'] as Payload)['display_phone_number'] = other.slice(1);
      await meta.send(payload);
      const admin = await platform.server.signIn('admin');
      const erasure = { number: other, reason: 'its owner asked' };
      const erased = await platform.server.asPerson(
        admin,
        'POST',
        '/v1/subjects/erasures',
        erasure,
      );
      const [kept] = await meta.unmatched();

      expect(erased.status).toBeLessThan(300);
      expect(kept).toEqual(jasmine.objectContaining({ businessNumber: null, times: 1 }));
    });

    it('of a kind nobody knows is kept once, counted, and shown without what it says of people', async () => {
      const payload = meta.webhook('calls', {
        contacts: [{ profile: { name: 'Sample User' }, wa_id: meta.user.waId }],
        calls: [
          {
            id: 'wacid.1',
            event: 'call_created',
            from: meta.user.waId,
            note: 'call me',
            timestamp: String(T0),
          },
        ],
      });
      const before = await platform.metric(UNMATCHED);
      await meta.send(payload);
      await meta.send(payload);
      const [kept, ...others] = await meta.unmatched();

      expect(others).toEqual([]);
      expect(kept).toEqual(
        jasmine.objectContaining({
          reason: 'unknown-event',
          name: 'calls/call_created',
          times: 2,
          businessNumber: meta.number,
          occurredAt: new Date(T0_MS).toISOString(),
          shape: {
            id: 'text',
            event: 'call_created',
            from: 'digits',
            note: 'text',
            timestamp: 'digits',
          },
        }),
      );
      expect(await platform.metric(UNMATCHED)).toBe(before + 2);
    });

    it('is told to people on the overview', async () => {
      await meta.send(meta.webhook('flows', { event: 'FLOW_STATUS_CHANGE' }));

      expect(await platform.attention()).toContain(
        jasmine.objectContaining({ kind: 'events-unmatched', subject: 'meta' }),
      );
    });
  });

  it('keeps nothing of messages that do not concern calls', async () => {
    const entries = (): unknown =>
      platform.server.other.prepare('select count(*) from log_entry').pluck().get();
    await meta.tell('webhook.calls.status.ringing');
    // What the watchdog makes of the call is on record before anything is counted.
    await platform.server.server.app.get(Watchdog).execute();
    await platform.server.server.app.get(Watchdog).execute();
    const before = entries();
    await meta.send(
      meta.webhook('messages', {
        messages: [{ from: meta.user.waId, id: 'wamid.2', type: 'text', text: { body: 'hello' } }],
        statuses: [{ id: 'wamid.3', status: 'delivered', recipient_id: meta.user.waId }],
      }),
    );

    expect(entries()).toBe(before);
    expect(await meta.unmatched()).toEqual([]);
  });

  it('flags a clock that is more than 5 minutes off', async () => {
    const AHEAD = 'ringfence_platform_clock_off_total{platform="meta",direction="ahead"}';
    const at = async (seconds: number): Promise<number> => {
      platform.clock.instant = T0_MS + seconds * 1000;
      const before = await platform.metric(AHEAD);
      await meta.tell(reply('accept-temporary'));
      return (await platform.metric(AHEAD)) - before;
    };

    expect([await at(-300), await at(-301)]).toEqual([0, 1]);
    expect(await platform.attention()).toContain(
      jasmine.objectContaining({ kind: 'clock-off', subject: 'meta' }),
    );
  });
});

describe('a webhook whose store has trouble', () => {
  let platform: MetaPlatform;

  beforeAll(async () => {
    platform = await MetaPlatform.start();
  });

  afterAll(() => platform.server.stop());

  it('is sent again: nothing is acknowledged that is not on record', async () => {
    const meta = await platform.newParty();
    const payload = meta.sample(reply('accept-permanent-profile'));
    const hung = await platform.server.whileTheStoreHangs(() => platform.send(payload));
    const sent = await platform.send(payload);

    expect([hung.status, sent.status]).toEqual([503, 200]);
    expect(await meta.ring(1)).toBe('permit');
  });

  it('is understood after a restart: whose number an id stands for is on record', async () => {
    const meta = await platform.newParty();
    await meta.tell(reply('accept-permanent-profile'));
    platform.server = await platform.server.restart();
    const settings = meta.sample('webhook.account_settings_update');
    const told = valueOf(settings)['phone_number_settings'] as { calling: { status: string } };
    told.calling.status = 'DISABLED';
    await meta.send(settings);

    expect(await meta.ring(2)).toBe('calling-disabled');
  });
});

function accountOf(payload: Payload): string {
  return (payload as { entry: { id: string }[] }).entry[0]!.id;
}

function valueOf(payload: Payload): Payload {
  return (payload as { entry: { changes: { value: Payload }[] }[] }).entry[0]!.changes[0]!.value;
}

function messageOf(payload: Payload): Payload {
  return (valueOf(payload)['messages'] as Payload[])[0]!;
}

function replyOf(payload: Payload): Payload {
  return (messageOf(payload)['interactive'] as Payload)['call_permission_reply'] as Payload;
}

function callOf(payload: Payload): Payload {
  return (valueOf(payload)['calls'] as Payload[])[0]!;
}

/** The same of a user who shows no number. */
function withoutNumber(payload: Payload): Payload {
  delete messageOf(payload)['from'];
  for (const contact of valueOf(payload)['contacts'] as Payload[]) delete contact['wa_id'];
  return payload;
}
