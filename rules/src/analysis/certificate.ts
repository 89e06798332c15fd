import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type {
  Analysis,
  AnalysisBudget,
  CertifiedVerdict,
  ProofCertificate,
  PropertyVerdict,
} from '../model/analysis.js';
import type { PolicyDocument } from '../model/policy.js';
import { canonicalJson } from '../parse/canonical-json.js';
import { digestOf, policyDigest } from '../parse/policy-digest.js';
import { DEFAULT_BUDGET } from './analyse.js';
import { PRODUCT_PROPERTIES, type ProductProperty } from './product-properties.js';
import { TWELVE_FLOWS } from './twelve-flows.js';

/** Version of this program, told on certificates. */
export const TOOL_VERSION = '0.1.0';
/** Both of the product's own; `proved` is told only where both say so. */
const ENGINES = ['decision-diagram', 'sat'];

/**
 * Draws up what an analysis showed of a policy, without anything that differs from run to run.
 *
 * @param budget what the analysis was given
 */
export function certify(
  policy: PolicyDocument,
  analysis: Analysis,
  budget: AnalysisBudget = DEFAULT_BUDGET,
): ProofCertificate {
  return {
    v: 1,
    policy: policyDigest(policy),
    facts: digestOfValue(FACT_CATALOG),
    properties: digestOfValue({
      product: PRODUCT_PROPERTIES.map(stated),
      flows: TWELVE_FLOWS,
      policy: policy.properties,
    }),
    tool: { name: 'ringfence', version: TOOL_VERSION },
    engines: ENGINES,
    budget,
    assumptions: analysis.assumptions,
    verdicts: analysis.properties.map(certified),
  };
}

/** The digest a certificate is known by. */
export function certificateDigest(certificate: ProofCertificate): string {
  return digestOfValue(certificate);
}

/** The digest an override names: of this very call, and no other. */
export function witnessDigest({ witness }: Pick<PropertyVerdict, 'witness'>): string | undefined {
  return witness && digestOfValue(witness.case);
}

function certified(property: PropertyVerdict): CertifiedVerdict {
  const { id, from, mandatory, overridable, verdict, engines, why } = property;
  const witness = witnessDigest(property);
  return {
    id,
    from,
    mandatory,
    overridable,
    verdict,
    engines,
    ...(why === undefined ? {} : { why }),
    ...(witness === undefined ? {} : { witness }),
  };
}

function stated({ id, mandatory, overridable, claim }: ProductProperty): object {
  const { codes, ...rest } = { codes: undefined, ...claim };
  return {
    id,
    mandatory,
    overridable,
    claim: codes ? { ...rest, codes: [...codes].sort() } : rest,
  };
}

function digestOfValue(value: object): string {
  return digestOf(canonicalJson(value));
}
