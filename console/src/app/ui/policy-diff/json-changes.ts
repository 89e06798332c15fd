import type { PolicyDiff } from '@ringfence/rules';

/** One thing of the policy that differs, by its place. */
export interface JsonChange {
  readonly place: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Everything that differs and whose JSON is at hand, in the order of reading. */
export function jsonChanges(diff: PolicyDiff): JsonChange[] {
  return [
    ...diff.rulesets.flatMap(({ name, rules, conditions }) => [
      ...rules.map((rule) => ({
        place: `${name} / rules / ${rule.name}`,
        before: rule.before,
        after: rule.after,
      })),
      ...conditions.map((condition) => ({
        place: `${name} / conditions / ${condition.name}`,
        before: condition.before,
        after: condition.after,
      })),
    ]),
    ...diff.parameters.map((parameter) => ({
      place: `parameters / ${parameter.key}`,
      before: parameter.before,
      after: parameter.after,
    })),
    ...diff.properties.map((property) => ({
      place: `properties / ${(property.after ?? property.before)!.id}`,
      before: property.before,
      after: property.after,
    })),
  ];
}
