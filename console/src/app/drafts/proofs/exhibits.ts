import type { DifferenceClass, PropertyVerdict, RuleConflict, Witness } from '@ringfence/rules';
import type { Behind, Proofs } from '../../proofs/proofs.js';

/** One thing of the proofs that can be shown by itself. */
export type Exhibited =
  | {
      readonly kind: 'property';
      readonly property: PropertyVerdict;
      readonly witness: Witness | null;
      readonly behind: Behind;
    }
  | {
      readonly kind: 'conflict';
      readonly conflict: RuleConflict;
      readonly witness: Witness | null;
      readonly behind: Behind;
    }
  | {
      readonly kind: 'change';
      readonly change: DifferenceClass;
      readonly witness: Witness;
      readonly behind: Behind;
    };

const NOTHING_BEHIND: Behind = { rules: [], facts: [] };

/** Name a conflict has in the address of the page. */
export function exhibitOfConflict({ rules }: RuleConflict): string {
  return `conflict:${rules.join('~')}`;
}

/** Name a class of calls that are answered otherwise has in the address of the page. */
export function exhibitOfChange(index: number): string {
  return `change:${index}`;
}

/** What an address names: a property by its id, a conflict or a change; null: there is no such thing any more. */
export function exhibited(proofs: Proofs, name: string): Exhibited | null {
  const property = proofs.properties.find(({ id }) => id === name);
  if (property !== undefined) {
    const { witness = null } = property;
    return { kind: 'property', property, witness, behind: proofs.behind[name] ?? NOTHING_BEHIND };
  }
  const conflict = proofs.conflicts.find((each) => exhibitOfConflict(each) === name);
  if (conflict !== undefined) {
    const { witness = null, rules } = conflict;
    return { kind: 'conflict', conflict, witness, behind: { rules, facts: [] } };
  }
  const change = proofs.difference?.classes.find((_, index) => exhibitOfChange(index) === name);
  if (change === undefined) return null;
  const { witness, rules } = change;
  return { kind: 'change', change, witness, behind: { rules, facts: [] } };
}
