import type { Facts, RuleTrace, UnrecordedDecision } from '@ringfence/rules';
import { z } from 'zod';
import { DIGEST } from '../policy/digest.dto.js';

/** Cases one run may hold (contract, section 4). */
export const MOST_CASES = 1_000;

export const BENCH_RUN = z.strictObject({
  policy: z.union([z.literal('live'), DIGEST, z.strictObject({ draft: z.string().min(1) })]),
  /** Judged one by one: a malformed case does not stop the others. */
  cases: z.array(z.unknown()).max(MOST_CASES),
});
export type BenchRun = z.infer<typeof BENCH_RUN>;

/** What became of one case. */
export type BenchAnswer =
  | {
      name: string;
      decision: UnrecordedDecision;
      trace: RuleTrace[];
      facts: Facts;
      pass?: boolean;
      /** What differs from the expectation. */
      differences?: readonly string[];
      secondOpinion: { agrees: boolean; differences: readonly string[] };
    }
  | { name: string | null; problems: { at: string; code: string; message: string }[] };
