import type { FactChange, WhyNot } from '@ringfence/rules';
import {
  incomingCall,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../server-under-test.fixture.js';

const OTHER_DEMO_USER = '819011110003';

describe('GET /v1/decisions/{id}/why-not', () => {
  let server: ServerUnderTest;
  let auditor: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    auditor = await server.signIn('auditor');
  });

  afterAll(() => server.stop());

  const decided = async (body: object): Promise<string> =>
    String((await server.post('/v1/decisions', body)).body['decisionId']);
  const ask = (id: string): Promise<Answer> => server.get(`/v1/decisions/${id}/why-not`, auditor);
  const codeOf = ({ status, body }: Answer): string => `${status} ${String(body['code'])}`;
  const inShort = ({ fact, from, to, by }: FactChange): string =>
    `${fact}: ${String(from)} to ${String(to)}, ${by}`;

  const rows: readonly { name: string; body: object; ways: readonly string[][] }[] = [
    {
      name: 'a user who never agreed: they can be asked',
      body: outgoingCall('why-1', '819011119999'),
      ways: [['grant.status: none to permanent, business']],
    },
    {
      name: 'an agreement that is over',
      body: outgoingCall('why-2', OTHER_DEMO_USER),
      ways: [['grant.status: expired to permanent, business']],
    },
    {
      name: 'the phone network as the target: only another one would do',
      body: incomingCall('why-3', { target: { kind: 'pstn', address: '+81312345678' } }),
      ways: [['flow.destination: pstn to webrtc, business']],
    },
    {
      name: 'the phone network in the call: nothing can',
      body: incomingCall('why-4', {
        legs: [
          ...(incomingCall('why-4')['legs'] as object[]),
          { id: 'p', role: 'participant', endpoint: { kind: 'pstn', address: '+81312345678' } },
        ],
      }),
      ways: [['pstn.legCount: 1 to 0, nobody']],
    },
  ];
  for (const { name, body, ways } of rows) {
    it(`tells of ${name}`, async () => {
      const answer = await ask(await decided(body));
      const whyNot = answer.body as unknown as WhyNot;

      expect(answer.status).toBe(200);
      expect(whyNot.ways.map(({ changes }) => changes.map(inShort))).toEqual(ways as string[][]);
      expect(whyNot.complete).toBeTrue();
    });
  }

  it('shows a call that the bench permits under the same version', async () => {
    const { ways } = (await ask(await decided(outgoingCall('why-5', '819011119999'))))
      .body as unknown as WhyNot;
    const { status, body } = await server.post(
      '/v1/bench/runs',
      { policy: 'live', cases: [ways[0]!.case] },
      auditor,
    );

    expect(status).toBe(200);
    expect((body['cases'] as { decision: { effect: string } }[])[0]!.decision.effect).toBe(
      'permit',
    );
  });

  it('of a call that a kill switch stopped says that the rules permit it', async () => {
    const approver = await server.signIn('approver');
    const pulled = await server.sendJson('POST', '/v1/kill-switches', approver, {
      scope: 'all',
      reason: 'drill',
    });
    const id = await decided(incomingCall('why-6'));
    await server.sendJson('DELETE', `/v1/kill-switches/${String(pulled.body['id'])}`, approver, {
      reason: 'over',
    });
    const { ways, why } = (await ask(id)).body as unknown as WhyNot;

    expect(ways).toEqual([]);
    expect(why?.en).toContain('kill switch');
  });

  it('refuses what was permitted: nothing has to change', async () => {
    expect(codeOf(await ask(await decided(incomingCall('why-7'))))).toBe('409 decision-permits');
  });

  it('refuses what nobody knows', async () => {
    expect(codeOf(await ask('nobody'))).toBe('404 decision-unknown');
  });

  it('refuses once somebody it concerns was erased', async () => {
    const id = await decided(outgoingCall('why-8', '819022220008'));
    const admin = await server.signIn('admin');
    const erased = await server.sendJson('POST', '/v1/subjects/erasures', admin, {
      number: '+819022220008',
      reason: 'asked to be forgotten',
    });

    expect(erased.status).toBe(200);
    expect(codeOf(await ask(id))).toBe('409 decision-erased');
  });

  it('refuses whoever is not signed in', async () => {
    const id = await decided(outgoingCall('why-9', '819011119999'));

    expect((await server.get(`/v1/decisions/${id}/why-not`)).status).toBe(401);
  });
});
