// Separation of duties: the sequences of the server's spec in their full number, and what came of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { specs } from '../lib.mjs';
import { figure } from './figure.mjs';

const SPEC = 'server/src/reviews/duties/duties.spec.ts';
const ON_USE_CASES = 9_000;
const OVER_HTTP = 1_000;
/** Each on servers of its own: all versions there are are looked at before each promotion. */
const PARTS = 20;

export async function measure() {
  const sum = { onUseCases: 0, overHttp: 0, steps: 0, wentLive: 0 };
  for (let part = 0; part < PARTS; part++) {
    const played = await play();
    // The first sequence that puts unapproved bytes live ends the run, and is printed.
    if (played === undefined) return figure('duties-unapproved-bytes-live', 1, '', '<=0');
    const [onUseCases, overHttp] = played;
    sum.onUseCases += onUseCases.sequences;
    sum.overHttp += overHttp.sequences;
    sum.steps += onUseCases.steps + overHttp.steps;
    sum.wentLive += onUseCases.wentLive + overHttp.wentLive;
  }
  const sequences = sum.onUseCases + sum.overHttp;
  figure('duties-unapproved-bytes-live', 0, '', '<=0');
  figure('duties-sequences', sequences, '', `>=${ON_USE_CASES + OVER_HTTP}`);
  figure('duties-sequences-over-http', sum.overHttp, '', `>=${OVER_HTTP}`);
  figure('duties-steps', sum.steps, '');
  figure('duties-times-bytes-went-live', sum.wentLive, '');
}

/** @returns what one part played, on the use cases and over HTTP; undefined: the spec failed */
async function play() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-bench-'));
  const figures = path.join(folder, 'figures.json');
  try {
    const status = await specs(path.join(folder, 'count.json'), SPEC, {
      SEQUENCES: String(ON_USE_CASES / PARTS),
      SEQUENCES_OVER_HTTP: String(OVER_HTTP / PARTS),
      FIGURES: figures,
    });
    return status === 0 ? JSON.parse(readFileSync(figures, 'utf8')) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
