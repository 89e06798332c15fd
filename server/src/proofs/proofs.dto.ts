import { TEST_CASE_SCHEMA, type Analysis, type ProofCertificate } from '@ringfence/rules';
import { z } from 'zod';
import { PERSON_REF, type PersonRef } from '../identity/person-ref.dto.js';
import { REASON } from '../identity/reason.dto.js';
import { DIGEST } from '../policy/digest.dto.js';

/** Signs for one property of these bytes that is not proved; another person signs the same. */
export const NEW_OVERRIDE = z.strictObject({
  digest: DIGEST,
  property: z.string().min(1).max(200),
  reason: REASON,
});
export type NewOverride = z.infer<typeof NEW_OVERRIDE>;

export const AGAINST = z.strictObject({
  /** The version to tell the differences from; absent: the live one. */
  against: DIGEST.optional(),
});
export type Against = z.infer<typeof AGAINST>;

const LOCALIZED = z.object({ en: z.string(), ja: z.string() });
const VERDICT = z.enum(['proved', 'refuted', 'unknown']);
const ENGINES = z.object({ diagram: VERDICT, sat: VERDICT });
const RULE_ID = z.string().describe('<ruleset>/<rule>');
/** In which way calls are answered otherwise. */
export const DIFFERENCE_CHANGE = z.enum([
  'permit-to-deny',
  'deny-to-permit',
  'route-changed',
  'reasons-changed',
]);
/** What calls of one class are answered with. */
export const DECISION_CLASS = z.object({
  effect: z.enum(['permit', 'deny']),
  scenario: z.string().nullable(),
  codes: z.array(z.string()),
  route: z.array(z.unknown()),
});
const WITNESS = z.object({
  case: TEST_CASE_SCHEMA,
  decision: DECISION_CLASS,
  facts: z.record(z.string(), z.unknown()),
  sentence: LOCALIZED,
});
const PROPERTY = {
  id: z.string(),
  from: z.enum(['product', 'policy']),
  mandatory: z.boolean(),
  overridable: z.boolean(),
  verdict: VERDICT,
  engines: ENGINES,
  why: LOCALIZED.optional(),
};
const ASSUMPTION = z.object({ id: z.string(), text: LOCALIZED });
const SPENT = z.object({ nodes: z.number(), ms: z.number() });

/** What can and cannot happen under a policy, whatever the call; the library's `Analysis` as JSON. */
export const ANALYSIS = z.object({
  properties: z.array(z.object({ ...PROPERTY, title: LOCALIZED, witness: WITNESS.optional() })),
  findings: z.array(
    z.object({
      code: z.enum(['contradictory', 'shadowed', 'redundant', 'dead-condition']),
      ruleset: z.string(),
      rule: z.string(),
      by: z.array(RULE_ID).optional(),
      at: z.string().optional(),
    }),
  ),
  conflicts: z.array(
    z.object({
      kind: z.enum(['route', 'undone-permit']),
      rules: z.array(RULE_ID).length(2),
      witness: WITNESS.optional(),
    }),
  ),
  isComplete: z.boolean(),
  difference: z
    .object({
      equivalent: VERDICT,
      classes: z.array(
        z.object({
          change: DIFFERENCE_CHANGE,
          from: DECISION_CLASS,
          to: DECISION_CLASS,
          rules: z.array(RULE_ID),
          witness: WITNESS,
        }),
      ),
      complete: z.boolean(),
      why: LOCALIZED.optional(),
    })
    .optional(),
  assumptions: z.array(ASSUMPTION),
  spent: SPENT,
});

/** The library's `ProofCertificate` as JSON; its canonical bytes (RFC 8785) have the digest it is known by. */
export const PROOF_CERTIFICATE = z.object({
  v: z.literal(1),
  policy: z.string(),
  facts: z.string(),
  properties: z.string(),
  tool: z.object({ name: z.literal('ringfence'), version: z.string() }),
  engines: z.array(z.string()),
  budget: SPENT,
  assumptions: z.array(ASSUMPTION),
  verdicts: z.array(
    z.object({
      ...PROPERTY,
      /** Digest of the witness's case. */
      witness: z.string().optional(),
    }),
  ),
});

export const PROOF_OVERRIDE = z.object({
  property: z.string(),
  /** Digest of the call that was read; null: there was none. */
  witness: z.string().nullable(),
  signatures: z.array(z.object({ person: PERSON_REF, at: z.string(), reason: z.string() })),
  /** Whether enough people signed, and the property stands in nobody's way. */
  stands: z.boolean(),
});

export const POLICY_PROOFS = z.object({
  /** Of the policy's canonical bytes. */
  digest: z.string(),
  /** Digest of the policy the differences are told from; null: it is the live one itself. */
  against: z.string().nullable(),
  analysis: ANALYSIS,
  certificate: PROOF_CERTIFICATE,
  overrides: z.array(PROOF_OVERRIDE),
});

export interface OverrideView {
  property: string;
  witness: string | null;
  signatures: { person: PersonRef; at: string; reason: string }[];
  stands: boolean;
}

/** What was shown of a policy, with the types of the library. */
export interface PolicyProofs {
  digest: string;
  against: string | null;
  analysis: Analysis;
  certificate: ProofCertificate;
  overrides: OverrideView[];
}
