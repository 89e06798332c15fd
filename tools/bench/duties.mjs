// Separation of duties: the sequences of the server's spec in their full number, and what came of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { specs } from '../lib.mjs';
import { figure } from './figure.mjs';

const SPEC = 'server/src/reviews/duties/duties.spec.ts';
const ON_USE_CASES = 9_000;
const OVER_HTTP = 1_000;

export async function measure() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-bench-'));
  const figures = path.join(folder, 'figures.json');
  try {
    const status = await specs(path.join(folder, 'count.json'), SPEC, {
      SEQUENCES: String(ON_USE_CASES),
      SEQUENCES_OVER_HTTP: String(OVER_HTTP),
      FIGURES: figures,
    });
    // The first sequence that puts unapproved bytes live ends the run, and is printed.
    figure('duties-unapproved-bytes-live', status === 0 ? 0 : 1, '', '<=0');
    if (status !== 0) return;
    const [onUseCases, overHttp] = JSON.parse(readFileSync(figures, 'utf8'));
    figure(
      'duties-sequences',
      onUseCases.sequences + overHttp.sequences,
      '',
      `>=${ON_USE_CASES + OVER_HTTP}`,
    );
    figure('duties-sequences-over-http', overHttp.sequences, '', `>=${OVER_HTTP}`);
    figure('duties-steps', onUseCases.steps + overHttp.steps, '');
    figure('duties-times-bytes-went-live', onUseCases.wentLive + overHttp.wentLive, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
