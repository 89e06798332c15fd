import type { Condition, FactCondition } from '@ringfence/rules';

/** One line of a rule's condition tree. */
export type ConditionRow =
  | {
      readonly kind: 'group';
      readonly depth: number;
      readonly op: 'all' | 'any' | 'not' | 'named';
      readonly name?: string;
    }
  | {
      readonly kind: 'fact';
      readonly depth: number;
      readonly negated: boolean;
      readonly test: FactCondition;
    };

/**
 * A rule's conditions as indented rows; a named condition is followed by what it stands for.
 * The outermost "all of" is told too: here the rule is read as it is written.
 */
export function conditionRows(
  condition: Condition,
  named: Readonly<Record<string, Condition>> = {},
  depth = 0,
): ConditionRow[] {
  if ('fact' in condition) return [{ kind: 'fact', depth, negated: false, test: condition }];
  if ('not' in condition) {
    if ('fact' in condition.not)
      return [{ kind: 'fact', depth, negated: true, test: condition.not }];
    return [{ kind: 'group', depth, op: 'not' }, ...conditionRows(condition.not, named, depth + 1)];
  }
  if ('condition' in condition) {
    const stands = named[condition.condition];
    return [
      { kind: 'group', depth, op: 'named', name: condition.condition },
      ...(stands ? conditionRows(stands, named, depth + 1) : []),
    ];
  }
  const [op, children] =
    'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  return [
    { kind: 'group', depth, op },
    ...children.flatMap((each) => conditionRows(each, named, depth + 1)),
  ];
}
