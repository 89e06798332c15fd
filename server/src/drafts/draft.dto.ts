import { z } from 'zod';
import { REASON } from '../identity/reason.dto.js';
import { DIGEST } from '../policy/digest.dto.js';
import { PERSON_REF } from '../identity/person-ref.dto.js';
import { DRAFT_STATES } from '../reviews/review-transitions.js';

const INSTANT = z.iso.datetime({ offset: true });
const TITLE = z.string().trim().min(1).max(200);
const VERSION_REF = z.object({ version: z.int(), digest: z.string() });

/**
 * A policy while it is written: any part may be a string that does not parse yet, or hold what no policy may hold. It is kept as
 * it is sent, and its problems say what is wrong with it.
 */
export const DRAFT_POLICY = z.looseObject({
  rulesets: z.record(z.string(), z.unknown()),
  parameters: z.unknown().optional(),
  suites: z.unknown().optional(),
  properties: z.unknown().optional(),
});
export type WrittenPolicy = z.infer<typeof DRAFT_POLICY>;

/** Something wrong with a draft; `at` is a JSON pointer into its policy. */
const DRAFT_PROBLEM = z.object({
  at: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
});

export const WHY_NOT_APPROVE = ['contributor', 'role', 'state', 'already-approved'] as const;
export type WhyNotApprove = (typeof WHY_NOT_APPROVE)[number];

/** What the person who asks may do with a draft now. */
const DRAFT_RIGHTS = z.object({
  edit: z.boolean(),
  submit: z.boolean(),
  withdraw: z.boolean(),
  approve: z.boolean(),
  reject: z.boolean(),
  promote: z.boolean(),
  discard: z.boolean(),
  whyNotApprove: z.enum(WHY_NOT_APPROVE).optional(),
});
export type DraftRights = z.infer<typeof DRAFT_RIGHTS>;

/** A draft in a list: all but its text. */
export const DRAFT_SUMMARY = z.object({
  id: z.string(),
  title: z.string(),
  /** Rises with every change of the text or of the state; a save names the one it began from. */
  revision: z.int(),
  state: z.enum(DRAFT_STATES),
  base: VERSION_REF,
  problemCount: z.int(),
  /** What is frozen while the draft is submitted or later. */
  digest: z.string().nullable(),
  version: z.int().nullable(),
  createdBy: PERSON_REF,
  createdAt: INSTANT,
  updatedBy: PERSON_REF,
  updatedAt: INSTANT,
  /** Whoever created it, changed a byte of it or submitted it: none of them may approve it. */
  contributors: z.array(PERSON_REF),
  approvals: z.array(
    z.object({
      person: PERSON_REF,
      digest: z.string(),
      at: INSTANT,
      reason: z.string(),
      /** Counts no longer: something was changed since, or the person may not approve now. */
      voided: z.boolean(),
    }),
  ),
  rejections: z.array(
    z.object({ person: PERSON_REF, digest: z.string(), at: INSTANT, reason: z.string() }),
  ),
  approvalsRequired: z.int(),
  may: DRAFT_RIGHTS,
  /** When it goes live, where that was set. */
  scheduled: z.object({ at: INSTANT, by: PERSON_REF }).nullable(),
  /** Why it did not go live when it was set to, while nobody has set it anew. */
  failedPromotion: z
    .object({ at: INSTANT, by: PERSON_REF, code: z.string(), message: z.string() })
    .nullable(),
});
export type DraftSummary = z.infer<typeof DRAFT_SUMMARY>;

const { problemCount: _, ...SUMMARY_BUT_COUNT } = DRAFT_SUMMARY.shape;

export const DRAFT = z.object({
  ...SUMMARY_BUT_COUNT,
  policy: DRAFT_POLICY,
  problems: z.array(DRAFT_PROBLEM),
});
export type Draft = z.infer<typeof DRAFT>;

/** A draft has changed, after the change is on record. */
export const DRAFT_CHANGED = z.object({
  revision: z.int(),
  state: z.enum(DRAFT_STATES),
  updatedBy: PERSON_REF,
});
export type DraftChanged = z.infer<typeof DRAFT_CHANGED>;

export const DRAFT_PAGE = z.object({ items: z.array(DRAFT_SUMMARY), next: z.string().optional() });
export type DraftPage = z.infer<typeof DRAFT_PAGE>;

export const DRAFT_FILTER = z.strictObject({
  state: z.enum(DRAFT_STATES).optional(),
  after: z.string().min(1).max(64).optional(),
  limit: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .default(50)
    .transform((limit) => Math.min(Math.max(limit, 1), 500)),
});
export type DraftFilterQuery = z.infer<typeof DRAFT_FILTER>;

export const CREATE_DRAFT = z.strictObject({
  title: TITLE,
  /** The version it starts from. */
  base: z.union([z.literal('live'), DIGEST]),
});
export type CreateDraftBody = z.infer<typeof CREATE_DRAFT>;

const { title: _title, revision: _revision, policy: _policy, ...SHOWN_BESIDES } = DRAFT.shape;

/** What else a draft shows may be sent back, and is ignored. */
export const SAVE_DRAFT = z.strictObject({
  ...Object.fromEntries(Object.keys(SHOWN_BESIDES).map((name) => [name, z.unknown().optional()])),
  title: TITLE.optional(),
  revision: z.int().min(1),
  policy: DRAFT_POLICY,
});
export interface SaveDraftBody {
  readonly title?: string | undefined;
  readonly revision: number;
  readonly policy: WrittenPolicy;
}

export const REBASE_DRAFT = z.strictObject({ revision: z.int().min(1) });
export type RebaseDraftBody = z.infer<typeof REBASE_DRAFT>;

const NAME = z.string().trim().min(1).max(200);

/** A case as it was run on the bench, or a decision on record to make one of. */
export const ADD_CASE = z.union([
  z.strictObject({ suite: NAME, case: z.unknown() }),
  z.strictObject({ suite: NAME, decisionId: z.string().min(1).max(200), name: NAME }),
]);
export type AddCaseBody = z.infer<typeof ADD_CASE>;

export const OPTIONAL_REASON = z.strictObject({ reason: REASON.optional() }).default({});
export type OptionalReason = z.infer<typeof OPTIONAL_REASON>;
