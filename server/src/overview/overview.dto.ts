import { SCENARIO_IDS } from '@ringfence/rules';
import { z } from 'zod';
import { KILL_SWITCHES } from '../kill-switches/kill-switch.dto.js';

export const OVERVIEW_QUERY = z.strictObject({
  window: z.enum(['24h', '7d', '30d']).default('24h'),
});
export type OverviewQuery = z.infer<typeof OVERVIEW_QUERY>;

const COUNTS = { permit: z.int(), deny: z.int(), pstnStopped: z.int() };
const REASON_COUNT = z.object({ code: z.string(), count: z.int() });

/** How calls went in a window, all from recorded decisions. */
export const OVERVIEW = z.object({
  /** Null: no policy is live, and nothing may connect. */
  policy: z
    .object({
      version: z.int(),
      digest: z.string(),
      liveSince: z.string(),
      promotedBy: z.string().nullable(),
    })
    .nullable(),
  /** Those that stand now, the newest first. */
  killSwitches: KILL_SWITCHES.shape.items,
  window: z.object({ from: z.string(), to: z.string(), step: z.enum(['hour', 'day']) }),
  /** pstnStopped: denies with a reason of the phone-network area; unrecorded: attempts that got no decision. */
  totals: z.object({ ...COUNTS, unrecorded: z.int() }),
  /** The window before. */
  previous: z.object(COUNTS),
  /** From reading the attempt to the record on disk, since the server started; null: nothing measured. */
  latency: z.object({ p50Ms: z.number().nullable(), p99Ms: z.number().nullable() }),
  /** Every step of the window, zeros included. */
  series: z.array(z.object({ at: z.string(), ...COUNTS })),
  /** All twelve in order, then those that fit none. */
  scenarios: z.array(
    z.object({
      scenario: z.enum(SCENARIO_IDS).nullable(),
      permit: z.int(),
      deny: z.int(),
      series: z.array(z.int()),
    }),
  ),
  /** Of denies, by first reason, most frequent first. */
  reasons: z.array(REASON_COUNT),
  pstnReasons: z.array(REASON_COUNT),
  attention: z.array(
    z.object({
      kind: z.enum([
        'attestation-expired',
        'attestation-ending',
        'attestation-missing',
        'grants-ending',
        'policy-changed',
        'ledger-changed',
        'promotion-failed',
        'kill-switch',
        'events-unmatched',
        'clock-off',
        'alarms',
      ]),
      subject: z.string(),
      /** Why, where it is not said by the kind alone. */
      reason: z.string().optional(),
      at: z.string().optional(),
      count: z.int().optional(),
    }),
  ),
});
export type Overview = z.infer<typeof OVERVIEW>;
export type Attention = Overview['attention'][number];
