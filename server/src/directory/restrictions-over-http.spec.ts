import { ActStage } from '../identity/act-samples.fixture.js';
import { ChangeConflict, LedgerPort } from '../ledger/ledger-port.js';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { outgoingCall, ServerUnderTest } from '../server-under-test.fixture.js';
import { JudgeBusinessNumber } from './judge-business-number.js';
import { JudgeEndpoint } from './judge-endpoint.js';

const START = 1_800_000_000_000;
const TYPE = 'RESTRICTED_BUSINESS_INITIATED_CALLING';
const at = (offset: number): string => new Date(START + offset).toISOString();
const BODY = {
  country: 'JP',
  provider: 'ntt-cpaas',
  callingEnabled: true,
  messagingLimit: 10_000,
  sandbox: false,
  callbackPermission: false,
};

describe('a restriction that stands', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let stage: ActStage;
  let events = 0;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
    stage = new ActStage(server);
  });

  afterAll(() => server.stop());

  let number: string;
  let path: string;
  beforeEach(() => {
    clock.instant += 1_000;
    number = `+8131122${String(events++).padStart(4, '0')}`;
    path = `/v1/directory/business-numbers/${encodeURIComponent(number)}`;
  });

  const restrict = (until?: string): Promise<unknown> =>
    stage.must('machine', 'POST', '/v1/events', {
      eventId: `e-${events++}`,
      type: 'restriction-set',
      occurredAt: new Date(clock.instant).toISOString(),
      businessNumber: number,
      restriction: { type: TYPE, ...(until === undefined ? {} : { until }) },
    });
  const put = async (body: object): Promise<number> =>
    (await stage.ask('PUT', { who: 'admin', path, body })).status;
  const shown = async (): Promise<unknown> => {
    const { businessNumbers } = await stage.must('auditor', 'GET', '/v1/directory');
    const found = (businessNumbers as Record<string, unknown>[]).find(
      (each) => each['number'] === number,
    );
    return found?.['restrictions'];
  };

  it('is not lifted by putting the number in without it, until a second person confirms', async () => {
    await put(BODY);
    await restrict();
    const { confirmation } = await stage.must('admin', 'PUT', path, BODY);
    const before = await shown();
    await stage.must('approver', 'POST', `/v1/confirmations/${String(confirmation)}/confirm`, {});

    expect(before).toEqual([{ type: TYPE }]);
    expect(await shown()).toBeUndefined();
  });

  it('stays through a change that keeps it, or makes it longer', async () => {
    await put(BODY);
    await restrict(at(3_600_000));

    expect(await put({ ...BODY, restrictions: [{ type: TYPE, until: at(3_600_000) }] })).toBe(200);
    expect(await put({ ...BODY, restrictions: [{ type: TYPE, until: at(7_200_000) }] })).toBe(200);
    expect(await put({ ...BODY, restrictions: [{ type: TYPE }] })).toBe(200);
    expect(await put({ ...BODY, restrictions: [{ type: TYPE, until: at(7_200_000) }] })).toBe(202);
    expect(await shown()).toEqual([{ type: TYPE }]);
  });

  it('is not lifted by registering the number only after it was told of', async () => {
    await restrict();

    expect(await put(BODY)).toBe(202);
    expect(await shown()).toBeUndefined();
  });

  it('that is over by itself is left out by one alone', async () => {
    await put(BODY);
    await restrict(new Date(clock.instant + 1).toISOString());
    clock.instant += 1;

    expect(await put(BODY)).toBe(200);
  });

  it('that comes while a number is being judged is not lifted', async () => {
    await put(BODY);
    const { writes } = await server.server.app.get(JudgeBusinessNumber).execute(number, BODY);
    await restrict();
    const change = server.server.app.get(LedgerPort).change({ writes, acts: [] });

    await expectAsync(change).toBeRejectedWithError(ChangeConflict);
    expect(await shown()).toEqual([{ type: TYPE }]);
  });

  it('stops calls all the while', async () => {
    const from = { businessNumber: number };
    await put(BODY);
    await restrict();
    await put(BODY);
    const { body } = await server.post(
      '/v1/decisions',
      outgoingCall(`r-${number}`, '819011110001', from),
    );

    expect((body['reasons'] as { code: string }[]).map(({ code }) => code)).toContain(
      'restricted-by-platform',
    );
  });
});

describe('an endpoint judged against an entry that is not the one stored any more', () => {
  it('is not written', async () => {
    const server = await ServerUnderTest.start();
    const judge = server.server.app.get(JudgeEndpoint);
    const ledger = server.server.app.get(LedgerPort);
    const attested = { pstnReachability: 'none' } as const;
    // The same entry again loosens nothing, as long as nobody tightens it meanwhile.
    const { waits, writes } = judge.execute('webrtc', 'web-app', attested);
    await server.put('/v1/directory/endpoints/webrtc/web-app', { pstnReachability: 'possible' });
    const change = ledger.change({ writes, acts: [] });
    const isLate = await change.then(
      () => false,
      (error: unknown) => error instanceof ChangeConflict,
    );
    await server.stop();

    expect(waits).toBeUndefined();
    expect(isLate).toBeTrue();
  });
});
