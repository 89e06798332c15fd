import { setTimeout as rest } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { differencesOnRecord, ImpactMeter, replayDecision } from '@ringfence/rules';
import {
  RecordedDecisions,
  type RecordOfDecision,
  type RecordWindow,
} from '../decisions/recorded-decisions.js';
import type { LineSink } from '../http/json-lines.js';
import { DraftAsPolicy } from '../drafts/draft-as-policy.js';
import { LivePolicy } from '../policy/live-policy.js';
import { Clock } from '../runtime/clock.js';
import type { ImpactQuestion, ImpactReport } from './run.dto.js';

/** Work in one piece, in milliseconds: calls that are ringing are answered in between. */
const SLICE_MS = 3;
/** Decisions read at once. */
const PAGE = 20;
/** Decisions between two lines of progress. */
const PROGRESS_EVERY = 500;

/** Replays recorded decisions under a draft: which calls would have been answered otherwise. */
@Injectable()
export class MeasureImpact {
  constructor(
    private readonly drafts: DraftAsPolicy,
    private readonly livePolicy: LivePolicy,
    private readonly decisions: RecordedDecisions,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the work, which ends when its reader leaves
   * @throws Refusal 404 `draft-unknown`, 422 `not-readable`
   */
  prepare(draftId: string, question: ImpactQuestion): (sink: LineSink) => Promise<void> {
    const { policy } = this.drafts.execute(draftId);
    const live = this.livePolicy.current();
    const window: RecordWindow = {
      from: question.from === undefined ? undefined : Date.parse(question.from),
      to: question.to === undefined ? undefined : Date.parse(question.to),
    };
    return async ({ write, signal }) => {
      const tell = (report: ImpactReport): Promise<void> => write(report);
      const total = this.decisions.count(window, question.limit);
      const meter = new ImpactMeter(question.rule);
      const now = this.clock.now();
      const seen = { from: window.from ?? now, to: window.to ?? now };
      let done = 0;
      let last: RecordOfDecision | undefined;
      let begun = this.clock.monotonic();
      await tell({ type: 'progress', done, total });
      while (done < total && !signal.aborted) {
        const page = this.decisions.newest(window, last, Math.min(PAGE, total - done));
        if (page.length === 0) break;
        for (const { recorded, at, ...told } of page) {
          if (recorded === undefined) meter.addUnreadable();
          else {
            const replay = replayDecision(policy, recorded);
            const differences = differencesOnRecord(live, policy, recorded, replay);
            meter.add(replay, { ...told, at: new Date(at).toISOString() }, differences);
          }
          if (window.from === undefined) seen.from = Math.min(seen.from, at);
          done++;
          if (done % PROGRESS_EVERY === 0) await tell({ type: 'progress', done, total });
          const worked = this.clock.monotonic() - begun;
          if (worked >= SLICE_MS) {
            // As long as it worked, since an answer takes several turns of the event loop.
            await rest(worked);
            begun = this.clock.monotonic();
          }
        }
        last = page.at(-1);
      }
      if (signal.aborted) return;
      const instants = {
        from: new Date(seen.from).toISOString(),
        to: new Date(seen.to).toISOString(),
      };
      const against = live.reference.digest;
      await tell({ type: 'done', impact: { window: instants, against, ...meter.impact() } });
    };
  }
}
