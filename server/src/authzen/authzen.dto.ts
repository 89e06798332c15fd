import { z } from 'zod';

/** Questions one batch may hold. */
export const MOST_EVALUATIONS = 100;

/** What runs through a batch, by its name in AuthZEN. */
export const SEMANTICS = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;
export type Semantic = (typeof SEMANTICS)[number];

/*
 * AuthZEN 1.0: unknown fields are ignored, and null is the same as absent wherever a field may be absent.
 */
const NAME = z.string().min(1);
const BAG = z.record(z.string(), z.unknown()).nullish();
const ENTITY = z.object({ type: NAME, id: NAME, properties: BAG });
const ACTION = z.object({ name: NAME, properties: BAG });
/** An entity that is looked for: an id that is sent is ignored. */
const SOUGHT = z.object({ type: NAME, properties: BAG });
const PAGE = z.object({ token: z.string().nullish(), limit: z.int().min(0).nullish() }).nullish();

export type Entity = z.infer<typeof ENTITY>;
export type AskedAction = z.infer<typeof ACTION>;

/** May the subject do this to the resource? */
export const EVALUATION = z.object({
  subject: ENTITY,
  action: ACTION,
  resource: ENTITY,
  context: BAG,
});
export type Evaluation = z.infer<typeof EVALUATION>;

/** Several questions; what one leaves out it takes whole from the defaults. Each is read alone. */
export const EVALUATIONS = z.object({
  subject: BAG,
  action: BAG,
  resource: BAG,
  context: BAG,
  evaluations: z.array(z.unknown()).max(MOST_EVALUATIONS).nullish(),
  options: z.object({ evaluations_semantic: z.enum(SEMANTICS).nullish() }).nullish(),
});
export type Evaluations = z.infer<typeof EVALUATIONS>;

/** The answer to one question. `true` alone never permits more than its context says. */
export const ACCESS_ANSWER = z.object({ decision: z.boolean(), context: BAG });
export interface AccessAnswer {
  readonly decision: boolean;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Answers in the order of the questions; fewer where the batch stopped early. */
export const ACCESS_ANSWERS = z.object({ evaluations: z.array(ACCESS_ANSWER) });

export const SUBJECT_SEARCH = z.object({
  subject: SOUGHT,
  action: ACTION,
  resource: ENTITY,
  context: BAG,
  page: PAGE,
});
export const RESOURCE_SEARCH = z.object({
  subject: ENTITY,
  action: ACTION,
  resource: SOUGHT,
  context: BAG,
  page: PAGE,
});
export const ACTION_SEARCH = z.object({
  subject: ENTITY,
  resource: ENTITY,
  context: BAG,
  page: PAGE,
});

/** What is looked for, without its page. */
export type AccessSearch =
  | { readonly for: 'subject'; readonly query: z.infer<typeof SUBJECT_SEARCH> }
  | { readonly for: 'resource'; readonly query: z.infer<typeof RESOURCE_SEARCH> }
  | { readonly for: 'action'; readonly query: z.infer<typeof ACTION_SEARCH> };
export type PageRequest = z.infer<typeof PAGE>;

const ENTITY_FOUND = z.object({ type: z.string(), id: z.string() });
const ACTION_FOUND = z.object({ name: z.string() });
export type Found = z.infer<typeof ENTITY_FOUND> | z.infer<typeof ACTION_FOUND>;

/** Everything found, or one page of it; an empty `next_token` ends the listing. */
export const SEARCH_ANSWER = z.object({
  page: z.object({ next_token: z.string(), count: z.int(), total: z.int() }).optional(),
  results: z.array(z.union([ENTITY_FOUND, ACTION_FOUND])),
});
export interface SearchAnswer {
  readonly page?: { readonly next_token: string; readonly count: number; readonly total: number };
  readonly results: readonly Found[];
}

/** What the decision point says of itself. */
export const AUTHZEN_CONFIGURATION = z.object({
  policy_decision_point: z.string(),
  access_evaluation_endpoint: z.string(),
  access_evaluations_endpoint: z.string(),
  search_subject_endpoint: z.string(),
  search_resource_endpoint: z.string(),
  search_action_endpoint: z.string(),
  access_request_endpoint: z.string().optional(),
  capabilities: z.array(z.string()).optional(),
  supported_obligations: z.array(z.string()).optional(),
});
export type AuthzenConfiguration = z.infer<typeof AUTHZEN_CONFIGURATION>;
