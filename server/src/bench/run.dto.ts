import { z } from 'zod';
import type { Impact } from '@ringfence/rules';
import { DECISION_CLASS, DIFFERENCE_CHANGE } from '../proofs/proofs.dto.js';

const INSTANT = z.iso.datetime({ offset: true });

export const SUITE_RUN = z.strictObject({}).default({});

/** Recorded decisions replayed where nothing else is asked for, and at most. */
const USUAL_DECISIONS = 10_000;
const MOST_DECISIONS = 100_000;

export const IMPACT_QUESTION = z
  .strictObject({
    from: INSTANT.optional(),
    to: INSTANT.optional(),
    /** How many decisions, the newest of the window. */
    limit: z.int().min(1).max(MOST_DECISIONS).default(USUAL_DECISIONS),
    /** `<ruleset>/<rule>`: counts only what this rule had a part in. */
    rule: z.string().min(1).max(300).optional(),
  })
  .default({ limit: USUAL_DECISIONS });
export type ImpactQuestion = z.infer<typeof IMPACT_QUESTION>;

const PROGRESS = z.object({ type: z.literal('progress'), done: z.int(), total: z.int() });
const FAILED = z.object({ type: z.literal('failed'), code: z.string(), message: z.string() });

export const COVERAGE = z.object({
  rules: z.array(
    z.object({
      rule: z.string(),
      matched: z.int(),
      conditions: z.array(
        z.object({
          pointer: z.string(),
          fact: z.string(),
          trueCases: z.int(),
          falseCases: z.int(),
          unknownCases: z.int(),
        }),
      ),
    }),
  ),
  uncoveredRules: z.array(z.string()),
  branches: z.object({ covered: z.int(), total: z.int() }),
});

/** One line of a run of suites; the last one is `done` or `failed`. */
export const SUITE_RUN_LINE = z.union([
  PROGRESS,
  z.object({
    type: z.literal('case'),
    suite: z.string(),
    name: z.string(),
    /** JSON pointer into the draft's policy. */
    at: z.string(),
    /** Null: the case expects nothing. */
    pass: z.boolean().nullable(),
    effect: z.enum(['permit', 'deny']),
    differences: z.array(z.string()),
    secondOpinion: z.object({ agrees: z.boolean(), differences: z.array(z.string()) }),
  }),
  z.object({
    type: z.literal('done'),
    passed: z.int(),
    failed: z.int(),
    unexpecting: z.int(),
    coverage: COVERAGE,
  }),
  FAILED,
]);

const TOLD = z.object({
  effect: z.enum(['permit', 'deny']),
  codes: z.array(z.string()),
  scenario: z.string().nullable(),
});

export const IMPACT = z.object({
  window: z.object({ from: INSTANT, to: INSTANT }),
  /** Digest of the live policy that classes are told from. */
  against: z.string(),
  considered: z.int(),
  same: z.int(),
  permitToDeny: z.int(),
  denyToPermit: z.int(),
  routeChanged: z.int(),
  reasonsChanged: z.int(),
  /** Decisions whose record lacks a fact on which the answer would rest. */
  notReplayable: z.object({
    count: z.int(),
    facts: z.array(z.object({ fact: z.string(), count: z.int() })),
  }),
  byRule: z.array(z.object({ rule: z.string(), count: z.int() })),
  /** At most 20 of a kind, the newest first. */
  examples: z.array(
    z.object({
      decisionId: z.string(),
      index: z.int(),
      at: INSTANT,
      change: DIFFERENCE_CHANGE,
      before: TOLD,
      after: TOLD,
      /** Reference of the user, never the number. */
      user: z.string().nullable(),
      businessNumber: z.string(),
    }),
  ),
  /** Calls that the live policy and the draft answer differently, by the classes of `analysis.difference`, most first. */
  classes: z.array(
    z.object({
      /** The same for all calls of a class. */
      key: z.string(),
      change: DIFFERENCE_CHANGE,
      from: DECISION_CLASS,
      to: DECISION_CLASS,
      count: z.int(),
      newest: z.object({ decisionId: z.string(), at: INSTANT }),
    }),
  ),
  /** Changed decisions in no class: an earlier version changed the answer, or nothing differs that classes are told by. */
  outsideClasses: z.int(),
});

/** One line of an impact; the last one is `done`. */
export const IMPACT_LINE = z.union([
  PROGRESS,
  z.object({ type: z.literal('done'), impact: IMPACT }),
  FAILED,
]);

export type ImpactReport =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly impact: Impact };
