import { APP_SECRET } from '../adapters/meta/meta-platform.fixture.js';
import { KnownNumbers } from '../calls/known-numbers.js';
import { KEY, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { HOOKS } from './hooks.js';
import type { IntegrationTest } from './integration-test.dto.js';
import type { IntegrationDetail, Integrations } from './integration.dto.js';

const BASIC = { authorization: `Basic ${Buffer.from(`any:${KEY}`).toString('base64')}` };
const USER = '819011110001';

describe('POST /v1/integrations/:id/tests', () => {
  let server: ServerUnderTest;
  let operator: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start({
      settings: { RINGFENCE_META_APP_SECRET: APP_SECRET, RINGFENCE_META_VERIFY_TOKEN: 'word' },
    });
    operator = await server.signIn('operator');
    // What the samples of a proxy come from.
    await server.put('/v1/directory/routes/sip/192.0.2.10', { initiator: 'user' });
  });

  afterAll(() => server.stop());

  const attempt = (id: string, body: unknown, headers = operator): Promise<Answer> =>
    server.asPerson(headers, 'POST', `/v1/integrations/${id}/tests`, { body });
  const tried = async (id: string, body: unknown): Promise<IntegrationTest> =>
    (await attempt(id, body)).body as unknown as IntegrationTest;
  const detail = async (id: string): Promise<IntegrationDetail> =>
    (await server.get(`/v1/integrations/${id}`, operator)).body as unknown as IntegrationDetail;
  const entries = (): { kind: string }[] =>
    server.other
      .prepare<[], string>('select leaf from log_entry order by idx')
      .pluck()
      .all()
      .map((leaf) => JSON.parse(leaf) as { kind: string });
  const held = (): unknown =>
    server.other
      .prepare(
        `select (select count(*) from decision) as decisions, (select count(*) from slot) as slots,
           (select count(*) from event_seen) as events, (select count(*) from grant_state) as grants,
           (select count(*) from call) as calls, (select count(*) from call_leg) as legs,
           (select count(*) from unmatched_event) as unmatched`,
      )
      .get();
  /** Without what is new with every decision. */
  const comparable = (answer: unknown): unknown =>
    JSON.parse(
      JSON.stringify(answer)
        .replaceAll(/(test-)?[0-9A-HJKMNP-TV-Z]{26}/g, 'ID')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'INSTANT'),
    ) as unknown;

  for (const { id, path, kind, proofs } of HOOKS.filter((hook) => hook.path !== undefined)) {
    if (kind === 'asks') {
      it(`answers every sample of ${id} as the hook itself does`, async () => {
        for (const sample of (await detail(id)).samples) {
          const test = await tried(id, sample.body);
          const real = await server.post(path!, sample.body, proofs.includes('basic') ? BASIC : {});
          const { log: _, instance: _instance, ...told } = real.body;
          const context = (told['context'] ?? undefined) as Record<string, unknown> | undefined;
          const plain =
            context === undefined ? told : { ...told, context: { ...context, log: undefined } };

          expect(test.status).withContext(sample.id).toBe(real.status);
          expect([200, 403]).withContext(sample.id).toContain(real.status);
          expect(comparable(test.answer)).withContext(sample.id).toEqual(comparable(plain));
        }
      });
    } else {
      it(`tells of every sample of ${id} what would become of it`, async () => {
        for (const sample of (await detail(id)).samples) {
          const test = await tried(id, sample.body);

          expect([test.status, test.answer, test.decision])
            .withContext(sample.id)
            .toEqual([200, null, null]);
          expect(test.told.length).withContext(sample.id).toBeGreaterThan(0);
        }
      });
    }
  }

  it('denies whatever leads to a phone', async () => {
    for (const { id } of HOOKS) {
      for (const sample of (await detail(id)).samples.filter((each) => /phone/.test(each.id))) {
        const test = await tried(id, sample.body);
        if (test.told.length > 0) continue;

        expect(`${id} ${sample.id} ${test.decision?.effect}`).toBe(`${id} ${sample.id} deny`);
      }
    }
  });

  it('leaves nothing behind but the act of whoever tried', async () => {
    const [before, was] = [entries().length, held()];
    const rings = {
      requestId: 'try-1',
      command: 'create-call',
      body: {
        endpoint: { type: 'WHATSAPP', phoneNumber: USER },
        from: '81311110001',
        callsConfigurationId: 'voice-bot',
      },
    };
    const permit = await tried('infobip-calls-commands', rings);
    const [webhook] = (await detail('infobip-messages')).samples;
    await tried('infobip-messages', webhook!.body);
    const [call] = (await detail('infobip-call-events')).samples;
    await tried('infobip-call-events', call!.body);
    const grown = entries().slice(before);

    expect(permit.decision?.effect).toBe('permit');
    expect((permit.answer as { decisionId: string }).decisionId).toMatch(/^test-/);
    expect(grown.map(({ kind }) => kind)).toEqual(['act', 'act', 'act']);
    expect(grown[0]).toEqual(
      jasmine.objectContaining({
        action: 'integration.test',
        object: 'integration/infobip-calls-commands',
        details: { status: 200, effect: 'permit' },
      }),
    );
    expect(JSON.stringify(grown)).not.toContain(USER);
    expect(held()).toEqual(was);
    expect(
      server.server.app.get(KnownNumbers).of(['0f9a3c58-2c1e-4d50-9a55-5b1f1e0d9a01']),
    ).toBeUndefined();
  });

  it('does not count as a request of the platform', async () => {
    const standing = async (): Promise<unknown> => {
      const { body } = await server.get('/v1/integrations', operator);
      return (body as unknown as Integrations).items.find(({ id }) => id === 'infobip-markup');
    };
    const before = await standing();
    await tried('infobip-markup', {});

    expect(await standing()).toEqual(before);
  });

  it('shows the refusal that the platform would get, with what is missing', async () => {
    const test = await tried('infobip-call-routing', { routeId: 'route-sip-in' });

    expect(test.status).toBe(400);
    expect(test.answer).toEqual(jasmine.objectContaining({ code: 'malformed-input' }));
    expect(test.decision).toBeNull();
  });

  it('tells of a number that is not registered', async () => {
    const test = await tried('events', {
      eventId: 'try-2',
      type: 'permission-granted',
      occurredAt: '2026-11-22T09:15:02.431Z',
      businessNumber: '+81399999999',
      user: { waId: USER },
      grant: { kind: 'permanent' },
    });

    expect(test.told).toEqual([
      { outcome: 'unmatched', name: 'permission-granted', reason: 'unknown-number' },
    ]);
  });

  it('is there for hooks there are', async () => {
    expect((await attempt('other', {})).status).toBe(404);
  });
});
