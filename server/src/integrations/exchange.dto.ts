import { z } from 'zod';
import { OUTCOMES } from './outcome.js';

/** A request of a hook with its answer, as far as they tell of nobody. */
export const EXCHANGE = z.object({
  id: z.string(),
  at: z.string(),
  method: z.string(),
  /** Of HTTP; over a socket, the code of the answer in SIP, 200 for routes. */
  status: z.int(),
  durationMs: z.number(),
  outcome: z.enum(OUTCOMES),
  /** Null: it rests on no decision. */
  decisionId: z.string().nullable(),
  /** Of the problem it was answered with; null: none. */
  code: z.string().nullable(),
  /** Whether somebody showed who they are; of anybody else no body is kept. */
  isKnown: z.boolean(),
  /** Null: not kept, since it is large, no JSON or a stranger's. */
  request: z.unknown().nullable(),
  /** Null: it has none. */
  answer: z.unknown().nullable(),
});
export type Exchange = z.infer<typeof EXCHANGE>;

export const EXCHANGES = z.object({
  /** From when requests are counted. */
  since: z.string(),
  items: z.array(EXCHANGE),
});
export type Exchanges = z.infer<typeof EXCHANGES>;
