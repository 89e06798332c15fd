import type { PropertyVerdict, Verdict } from '@ringfence/rules';
import { isOfFlow } from '../../proofs/property-names.js';

/** Properties as they are listed: those of the product, of which the twelve flows are one row, then the policy's own. */
export interface PropertyRows {
  readonly product: readonly PropertyVerdict[];
  readonly flows: readonly PropertyVerdict[];
  readonly own: readonly PropertyVerdict[];
}

export function propertyRows(properties: readonly PropertyVerdict[]): PropertyRows {
  return {
    product: properties.filter((each) => each.from === 'product' && !isOfFlow(each)),
    flows: properties.filter(isOfFlow),
    own: properties.filter(({ from }) => from === 'policy'),
  };
}

/** A broken property that nobody may sign for: no review is asked for while there is one. Null: there is none. */
export function barring(properties: readonly PropertyVerdict[]): PropertyVerdict | null {
  return (
    properties.find(
      ({ mandatory, overridable, verdict }) => mandatory && !overridable && verdict === 'refuted',
    ) ?? null
  );
}

/** Of several verdicts the one that has to be looked at first; of none, that nothing is wrong. */
export function worstOf(properties: readonly PropertyVerdict[]): Verdict {
  const verdicts = properties.map(({ verdict }) => verdict);
  if (verdicts.includes('refuted')) return 'refuted';
  return verdicts.includes('unknown') ? 'unknown' : 'proved';
}
