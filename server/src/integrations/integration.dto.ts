import { SCENARIO_IDS } from '@ringfence/rules';
import { z } from 'zod';
import { SCOPES } from '../identity/access.js';
import { PLATFORMS, PROOFS } from './hook.js';
import { OUTCOMES } from './outcome.js';

/** `incomplete`: something it needs is missing; `refusing`: its last request was turned away; `silent`: nothing came within a day. */
export const INTEGRATION_STATES = ['incomplete', 'silent', 'receiving', 'refusing'] as const;

const SAMPLE = z.object({
  id: z.string(),
  body: z.unknown(),
});

export const INTEGRATION = z.object({
  id: z.string(),
  platform: z.enum(PLATFORMS),
  kind: z.enum(['asks', 'tells']),
  state: z.enum(INTEGRATION_STATES),
  /** Whole address; null: it is no address of the server's. */
  url: z.string().nullable(),
  proofs: z.array(z.enum(PROOFS)),
  /** Of the machine key; null: none is taken. */
  scope: z.enum(SCOPES).nullable(),
  flows: z.array(z.enum(SCENARIO_IDS)),
  settings: z.array(z.object({ name: z.string(), needed: z.boolean(), isSet: z.boolean() })),
  missing: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('setting'), name: z.string() }),
      /** No key that could be shown has the scope. */
      z.object({ kind: z.literal('key'), name: z.enum(SCOPES) }),
      /** The directory has no route of this platform: every call is denied. */
      z.object({ kind: z.literal('route'), name: z.string() }),
    ]),
  ),
  /** Null: none since `since` of the list. */
  lastRequestAt: z.string().nullable(),
  /** Answers of the last 24 h. */
  counts: z.object(
    Object.fromEntries(OUTCOMES.map((outcome) => [outcome, z.int()])) as Record<
      (typeof OUTCOMES)[number],
      z.ZodInt
    >,
  ),
});
export type Integration = z.infer<typeof INTEGRATION>;

/** A platform that a program of ours connects. */
export const RECIPE = z.object({
  id: z.string(),
  /** Id of the integration at which the program asks. */
  asks: z.string(),
  /** Where that is. */
  url: z.string(),
  /** Of the machine key. */
  scope: z.enum(SCOPES),
  /** What starts the program; `…` stands for what has to be filled in. */
  command: z.string(),
  /** Path of its page within the product. */
  document: z.string(),
});

export const INTEGRATIONS = z.object({
  /** Whether the addresses are those that platforms reach; otherwise they are this machine's. */
  isPublic: z.boolean(),
  /** From when requests are counted: they are kept over restarts. */
  since: z.string(),
  items: z.array(INTEGRATION),
  recipes: z.array(RECIPE),
});
export type Integrations = z.infer<typeof INTEGRATIONS>;

export const INTEGRATION_DETAIL = INTEGRATION.extend({
  isPublic: z.boolean(),
  since: z.string(),
  samples: z.array(SAMPLE),
  /** What it is answered, as samples. */
  answers: z.array(SAMPLE),
});
export type IntegrationDetail = z.infer<typeof INTEGRATION_DETAIL>;
