import { CoverageMeter, compilePolicy, runCase, secondOpinion } from '@ringfence/rules';
import type { SuiteMessage, SuiteReport, SuiteTask } from './suite-report.js';

/** Reports that travel together. */
const AT_ONCE = 25;

/** Runs every case of every suite, asks for the second opinion of each, and counts what the cases cover. */
export async function runSuites(
  { document }: SuiteTask,
  tell: (message: SuiteMessage) => void,
): Promise<void> {
  const policy = compilePolicy(document, { version: 0, digest: '' });
  const meter = new CoverageMeter(policy);
  const total = document.suites.reduce((sum, { cases }) => sum + cases.length, 0);
  const count = { passed: 0, failed: 0, unexpecting: 0 };
  let done = 0;
  let reports: SuiteReport[] = [{ type: 'progress', done, total }];
  for (const [i, suite] of document.suites.entries()) {
    for (const [j, testCase] of suite.cases.entries()) {
      const { judgement, pass, differences } = runCase(policy, testCase, `case-${done + 1}`);
      if (pass === undefined) count.unexpecting++;
      else {
        // A case that expects nothing shows nothing: it covers no rule.
        meter.add(judgement);
        if (pass) count.passed++;
        else count.failed++;
      }
      reports.push({
        type: 'case',
        suite: suite.name,
        name: testCase.name,
        at: `/suites/${i}/cases/${j}`,
        pass: pass ?? null,
        effect: judgement.decision.effect,
        differences,
        secondOpinion: await secondOpinion(document, judgement.facts),
      });
      done++;
      if (done % AT_ONCE === 0) {
        tell({ reports: [...reports, { type: 'progress', done, total }] });
        reports = [];
      }
    }
  }
  tell({ reports: [...reports, { type: 'done', ...count, coverage: meter.coverage() }] });
}
