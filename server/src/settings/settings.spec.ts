import { ActStage, type Asker } from '../identity/act-samples.fixture.js';
import { ApprovalsRequired } from '../reviews/approvals-required.js';
import { ServerUnderTest } from '../server-under-test.fixture.js';

describe('the number of approvals', () => {
  let server: ServerUnderTest;
  let stage: ActStage;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    stage = new ActStage(server);
  });

  afterAll(() => server.stop());

  const put = (approvalsRequired: unknown, who: Asker = 'admin') =>
    stage.ask('PUT', {
      who,
      path: '/v1/settings',
      body: { approvalsRequired, reason: 'as agreed' },
    });
  const now = async (): Promise<unknown> =>
    (await stage.must('auditor', 'GET', '/v1/settings'))['approvalsRequired'];

  it('is 1 at first, rises at once, and sinks when a second person confirms it', async () => {
    const first = await now();
    const raised = await put(3);
    const lowered = await put(2);
    const waiting = await now();
    const confirmation = String(lowered.body['confirmation']);
    const own = await stage.ask('POST', {
      who: 'admin',
      path: `/v1/confirmations/${confirmation}/confirm`,
      body: {},
    });
    await stage.must('approver', 'POST', `/v1/confirmations/${confirmation}/confirm`, {});
    const after = [await now(), server.server.app.get(ApprovalsRequired).current()];
    server = await server.restart();
    stage = new ActStage(server);

    expect([first, raised.status, lowered.status, waiting]).toEqual([1, 200, 202, 3]);
    expect(raised.body).toEqual({ approvalsRequired: 3 });
    expect(own.body['code']).toBe('second-person-needed');
    expect([...after, await now()]).toEqual([2, 2, 2]);
  });

  for (const value of [0, 6, 1.5, '2', null]) {
    it(`is not ${JSON.stringify(value)}`, async () => {
      expect((await put(value)).status).toBe(400);
    });
  }
});
