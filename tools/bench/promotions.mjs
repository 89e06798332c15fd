// Swaps of the live policy under load: the test of the fault suite in its full form, and what it counted.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { specs } from '../lib.mjs';
import { figure } from './figure.mjs';

const SPEC = 'test/fault/promotions-under-load.spec.ts';
const SWAPS = 200;
const REQUESTS = 20_000;

export async function measure() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-bench-'));
  const figures = path.join(folder, 'figures.json');
  try {
    await specs(path.join(folder, 'count.json'), SPEC, {
      SWAPS: String(SWAPS),
      REQUESTS: String(REQUESTS),
      FIGURES: figures,
    });
    const { swaps, requests, non2xx, mixed, stale } = JSON.parse(readFileSync(figures, 'utf8'));
    figure('promotions-swaps', swaps, '', `>=${SWAPS}`);
    figure('promotions-requests', requests, '', `>=${REQUESTS}`);
    figure('promotions-non-2xx', non2xx, '', '<=0');
    figure('promotions-answers-of-another-policy', mixed, '', '<=0');
    figure('promotions-answers-of-the-policy-before', stale, '', '<=0');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
