import { LedgerIntegrity, type IntegrityFinding } from '../ledger/ledger-integrity.js';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

describe('The watch over the ledger', () => {
  let server: ServerUnderTest;

  beforeEach(async () => {
    server = await ServerUnderTest.start();
  });

  afterEach(() => server.stop());

  const decide = (attempt: string): Promise<Answer> =>
    server.post('/v1/decisions', incomingCall(attempt));
  const indexOf = ({ body }: Answer): number => (body['log'] as { index: number }).index;
  const settled = (): Promise<IntegrityFinding> => server.server.app.get(LedgerIntegrity).settled();
  /** Changes a decision on record, as somebody with the file can. */
  const meddle = (index: number): void => {
    server.other.exec('drop trigger if exists decision_no_update');
    server.other.exec(`update decision set effect = 'deny' where idx = ${index}`);
  };
  const ledgerCheck = async (): Promise<{ status: number; check: unknown }> => {
    const { status, body } = await server.get('/health/ready');
    const checks = body['checks'] as { name: string }[];
    return { status, check: checks.find(({ name }) => name === 'ledger') };
  };
  const metrics = async (): Promise<string[]> =>
    String((await server.get('/metrics')).body['text']).split('\n');

  it('finds nothing wrong with what was recorded, before and after a restart', async () => {
    const index = indexOf(await decide('a'));
    const before = await settled();
    server = await server.restart();
    const after = await settled();

    expect(before.state).toBe('intact');
    expect(after).toEqual({ state: 'intact', checkedTo: after.checkedTo });
    expect(after.checkedTo).toBeGreaterThan(index);
    expect(await ledgerCheck()).toEqual({ status: 200, check: { name: 'ledger', ok: true } });
    expect(await metrics()).toContain('ringfence_ledger_tampered 0');
  });

  it('names the entry at the start, in health, metrics and what needs a person, while decisions go on', async () => {
    const index = indexOf(await decide('a'));
    meddle(index);
    server = await server.restart();
    const finding = await settled();
    const { body } = await server.get('/v1/overview', await server.signIn('auditor'));

    expect(finding).toEqual(
      jasmine.objectContaining({ state: 'tampered' as const, firstBad: index }),
    );
    expect(await ledgerCheck()).toEqual({
      status: 200,
      check: {
        name: 'ledger',
        ok: false,
        reason: `entry ${index}: the decision on record has another effect`,
      },
    });
    expect(await metrics()).toContain('ringfence_ledger_tampered 1');
    expect(body['attention']).toContain(jasmine.objectContaining({ kind: 'ledger-changed' }));
    expect((await decide('b')).status).toBe(200);
  });

  it('stays with what it found until the next start, also where it was put right', async () => {
    const index = indexOf(await decide('a'));
    meddle(index);
    server = await server.restart();
    await settled();
    server.other.exec(`update decision set effect = 'permit' where idx = ${index}`);

    expect((await settled()).state).toBe('tampered');
    server = await server.restart();
    expect((await settled()).state).toBe('intact');
  });
});
