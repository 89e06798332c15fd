import { parentPort } from 'node:worker_threads';
import { runSuites } from '../bench/run-suites.js';
import { runAnalysis } from '../proofs/run-analysis.js';
import type { Work } from './work.js';

const port = parentPort!;

function tell(message: object): void {
  port.postMessage(message);
}

function done(work: Work): Promise<void> {
  return work.kind === 'suites' ? runSuites(work, tell) : runAnalysis(work, tell);
}

port.on('message', (work: Work) => {
  done(work).catch((error: unknown) =>
    tell({ fault: error instanceof Error ? error.message : String(error) }),
  );
});
