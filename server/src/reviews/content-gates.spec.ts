import { canonicalPolicy, type PolicyDocument } from '@ringfence/rules';
import { SuiteRuns } from '../bench/suite-runs.js';
import { AnalysisRuns } from '../proofs/analysis-runs.js';
import { WorkThreads } from '../threads/work-threads.js';
import { ContentGates } from './content-gates.js';
import type { GateResult } from './gates.js';
import { policyNumber, SMALL_POLICY } from './office.fixture.js';

const { cases } = SMALL_POLICY.suites[0]!;
/** Cases for minutes. */
const LONG: PolicyDocument = {
  ...SMALL_POLICY,
  suites: [{ name: 'long', cases: Array.from({ length: 100 }, () => cases).flat() }],
};
const isOpen = (results: readonly GateResult[]): boolean => results.every(({ ok }) => ok);
const codes = (results: readonly GateResult[]): string[] =>
  results.flatMap(({ problems }) => problems.map(({ code }) => code));

describe('ContentGates', () => {
  let threads: WorkThreads;
  let runs: SuiteRuns;
  let gates: ContentGates;

  beforeEach(() => {
    threads = new WorkThreads();
    runs = new SuiteRuns(threads);
    gates = new ContentGates(runs, new AnalysisRuns(threads));
  });

  afterEach(() => threads.onApplicationShutdown());

  it('open for the policy that ships, with few cases', async () => {
    const results = await gates.check('draft', canonicalPolicy(SMALL_POLICY));

    expect(results.map(({ gate }) => gate as string)).toEqual([
      'parse',
      'limits',
      'pstn-ban',
      'suites',
      'oracles',
      'coverage',
      'proofs',
    ]);
    expect(isOpen(results)).toBeTrue();
  });

  it('work out the same bytes once, and anew for a promotion', async () => {
    const run = spyOn(runs, 'run').and.callThrough();
    const text = canonicalPolicy(SMALL_POLICY);
    await Promise.all([gates.check('draft', text), gates.check('draft', text)]);
    await gates.check('another draft', text);
    const once = run.calls.count();
    await gates.recheck(text);

    expect([once, run.calls.count()]).toEqual([1, 2]);
  });

  it('leave off from a text when there is a newer one of the same draft, and keep nothing of it', async () => {
    const long = canonicalPolicy(LONG);
    const old = gates.check('draft', long);
    const newer = gates.check('draft', canonicalPolicy(policyNumber(1)));

    expect(new Set(codes(await old))).toEqual(new Set(['run-failed']));
    expect(isOpen(await newer)).toBeTrue();
    expect(gates.known(long)).toBeUndefined();
  });

  it('let no promotion wait for a draft', async () => {
    const stop = gates.check('draft', canonicalPolicy(LONG));
    const { results: promoted } = await gates.recheck(canonicalPolicy(SMALL_POLICY));
    await threads.onApplicationShutdown();

    expect(isOpen(promoted)).toBeTrue();
    expect(codes(await stop)).toContain('run-failed');
  });

  it('go on after cases that could not be run', async () => {
    const broken = spyOn(runs, 'run').and.rejectWith(new Error('a fault'));
    await expectAsync(gates.check('draft', canonicalPolicy(SMALL_POLICY))).toBeRejectedWithError(
      'a fault',
    );
    broken.and.callThrough();

    expect(isOpen(await gates.check('draft', canonicalPolicy(SMALL_POLICY)))).toBeTrue();
  });
});
