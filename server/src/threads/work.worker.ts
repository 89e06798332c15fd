import { parentPort } from 'node:worker_threads';
import { runSuites } from '../bench/run-suites.js';
import { runAudit } from '../configuration-audits/run-audit.js';
import { searchWhyNot } from '../decisions/search-why-not.js';
import { runAnalysis } from '../proofs/run-analysis.js';
import type { Work } from './work.js';

const port = parentPort!;

function tell(message: object): void {
  port.postMessage(message);
}

async function done(work: Work): Promise<void> {
  switch (work.kind) {
    case 'suites':
      return runSuites(work, tell);
    case 'analysis':
      return runAnalysis(work, tell);
    case 'why-not':
      return searchWhyNot(work, tell);
    case 'configuration-audit':
      return runAudit(work, tell);
  }
}

port.on('message', (work: Work) => {
  done(work).catch((error: unknown) =>
    tell({ fault: error instanceof Error ? error.message : String(error) }),
  );
});
