import { z } from 'zod';

const LOCALIZED = z.object({ en: z.string(), ja: z.string() });
const WORDINGS = z.object({ before: LOCALIZED.optional(), after: LOCALIZED.optional() });
const JSON_OBJECT = z.record(z.string(), z.unknown());

/** A thing that differs; `before` is absent when it was added, `after` when it was removed. */
const change = <T extends z.ZodType>(thing: T) =>
  z.object({
    change: z.enum(['added', 'removed', 'changed']),
    before: thing.optional(),
    after: thing.optional(),
  });

const NAMES = z.array(z.string());

/** What differs between two policies, rule by rule; only what differs is listed. */
export const POLICY_DIFF = z.object({
  from: z.object({ version: z.int(), digest: z.string() }),
  /** Null: a draft that is no version. */
  to: z.object({ version: z.int().nullable(), digest: z.string().nullable() }),
  rulesets: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.object({
          name: z.string(),
          ...change(JSON_OBJECT).shape,
          sentences: WORDINGS,
          /** What the conditions say, where a sentence written by hand stands for them. */
          byConditions: WORDINGS.optional(),
        }),
      ),
      conditions: z.array(
        z.object({
          name: z.string(),
          ...change(JSON_OBJECT).shape,
          sentences: WORDINGS,
          usedBy: NAMES,
        }),
      ),
      /** Rules that stand elsewhere among those of the same effect. */
      moved: NAMES,
    }),
  ),
  parameters: z.array(
    z.object({
      key: z.string(),
      ...change(JSON_OBJECT).shape,
      values: z.array(change(JSON_OBJECT)),
    }),
  ),
  suites: z.array(
    z.object({
      name: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      added: NAMES,
      removed: NAMES,
      changed: NAMES,
    }),
  ),
  properties: z.array(change(z.unknown())),
  /** Nothing is listed; the digests may differ all the same. */
  same: z.boolean(),
});
