import { policyNumber, SMALL_POLICY } from '../reviews/office.fixture.js';
import type { CaseOutcome, RunDone, SuiteReport } from './suite-report.js';
import { WorkFailed, WorkThreads } from '../threads/work-threads.js';
import { SuiteRuns } from './suite-runs.js';

describe('SuiteRuns', () => {
  let threads: WorkThreads;
  let runs: SuiteRuns;

  beforeEach(() => {
    threads = new WorkThreads();
    runs = new SuiteRuns(threads);
  });

  afterEach(() => threads.onApplicationShutdown());

  const all = async (document = SMALL_POLICY): Promise<SuiteReport[]> => {
    const reports: SuiteReport[] = [];
    await runs.run(document, (report) => void reports.push(report));
    return reports;
  };
  const cases = (reports: readonly SuiteReport[]): CaseOutcome[] =>
    reports.filter((report) => report.type === 'case');
  const { cases: asked } = SMALL_POLICY.suites[0]!;

  it('tells of each case in order, with the second opinion, and what they cover', async () => {
    const reports = await all();
    const done = reports.at(-1) as RunDone;

    expect(cases(reports).map(({ name }) => name)).toEqual(asked.map(({ name }) => name));
    expect(
      cases(reports).every(({ pass, secondOpinion }) => pass! && secondOpinion.agrees),
    ).toBeTrue();
    expect([done.passed, done.failed, done.unexpecting]).toEqual([asked.length, 0, 0]);
    expect(done.coverage.uncoveredRules).toEqual([]);
    expect(reports[0]).toEqual({ type: 'progress', done: 0, total: asked.length });
  });

  it('tells apart what fails and what expects nothing', async () => {
    const [first, second] = asked;
    const { expect: _, ...silent } = second!;
    const wrong = { ...first!, expect: { effect: 'permit' as const, reasons: ['a-wish'] } };
    const reports = await all({ ...SMALL_POLICY, suites: [{ name: 's', cases: [wrong, silent] }] });
    const [failed, unexpecting] = cases(reports);

    expect([failed!.pass, unexpecting!.pass]).toEqual([false, null]);
    expect(failed!.differences.join()).toContain('a-wish');
    expect(reports.at(-1)).toEqual(
      jasmine.objectContaining({ passed: 0, failed: 1, unexpecting: 1 }),
    );
  });

  it('serves one run after the other, and several at once', async () => {
    const first = await all();
    const [second, third] = await Promise.all([all(policyNumber(1)), all(policyNumber(2))]);

    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  it('ends at once when it is cut off, and serves the next run', async () => {
    const many = Array.from({ length: 50 }, () => asked).flat();
    const stop = new AbortController();
    let heard = 0;
    const cut = runs.run(
      { ...SMALL_POLICY, suites: [{ name: 'long', cases: many }] },
      (report) => {
        if (report.type === 'case') heard++;
        stop.abort();
      },
      stop.signal,
    );

    await expectAsync(cut).toBeRejectedWithError(WorkFailed, /cut off/);
    expect(heard).toBeLessThan(many.length);
    expect((await all()).at(-1)!.type).toBe('done');
  });

  it('does not begin what was cut off before', async () => {
    const run = runs.run(SMALL_POLICY, () => undefined, AbortSignal.abort());

    await expectAsync(run).toBeRejectedWithError(WorkFailed, /cut off/);
  });

  it('tells why a run broke, and serves the next one', async () => {
    const broken = { ...SMALL_POLICY, suites: null as never };

    await expectAsync(all(broken)).toBeRejectedWithError(WorkFailed);
    expect((await all()).at(-1)!.type).toBe('done');
  });

  it('ends runs when the server stops', async () => {
    const run = all();
    await threads.onApplicationShutdown();

    await expectAsync(run).toBeRejectedWithError(WorkFailed, /ended/);
  });
});
