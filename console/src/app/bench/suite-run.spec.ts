import type { Suite, TestCase } from '@ringfence/rules';
import type { BenchResult } from './bench-answer.js';
import { CHUNK, SuiteRun } from './suite-run.js';

const suites = (count: number): Suite[] => [
  {
    name: 'routing',
    cases: Array.from({ length: count }, (_, index) => ({ name: `case ${index}` }) as TestCase),
  },
];
const answer = (test: TestCase, pass: boolean): BenchResult =>
  ({ name: test.name, pass, decision: {}, trace: [], facts: {} }) as unknown as BenchResult;

describe('SuiteRun', () => {
  it('asks all cases, in chunks, and keeps the failures', async () => {
    const sizes: number[] = [];
    const run = new SuiteRun(suites(CHUNK * 2 + 5), (cases) => {
      sizes.push(cases.length);
      return Promise.resolve(cases.map((test) => answer(test, test.name !== 'case 41')));
    });
    await run.start();
    expect([run.phase(), run.done(), sizes, run.failures().map(({ test }) => test.name)]).toEqual([
      'done',
      CHUNK * 2 + 5,
      [CHUNK, CHUNK, 5],
      ['case 41'],
    ]);
  });

  it('counts a case the server could not read as failed', async () => {
    const run = new SuiteRun(suites(1), (cases) =>
      Promise.resolve(cases.map(({ name }) => ({ name, problems: [] }))),
    );
    await run.start();
    expect(run.failures().length).toBe(1);
  });

  it('stops after the chunk under way when cancelled', async () => {
    const run = new SuiteRun(suites(CHUNK * 3), (cases) => {
      run.cancel();
      return Promise.resolve(cases.map((test) => answer(test, true)));
    });
    await run.start();
    expect([run.phase(), run.done()]).toEqual(['cancelled', CHUNK]);
  });

  it('passes a refusal on and says that it failed', async () => {
    const run = new SuiteRun(suites(1), () => Promise.reject(new Error('no answer')));
    await expectAsync(run.start()).toBeRejectedWithError('no answer');
    expect(run.phase()).toBe('failed');
  });
});
