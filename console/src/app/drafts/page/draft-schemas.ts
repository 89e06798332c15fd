import type { RulesetName } from '@ringfence/rules';
import policySchema from '@ringfence/rules/schema/policy.schema.json';
import rulesetSchema from '@ringfence/rules/schema/ruleset.schema.json';
import type { JsonSchema, SchemaSource } from '../../ui/json-editor/json-schema.js';
import type { PartName, Place } from '../text/place.js';

const RULESET_DEFS = rulesetSchema.$defs as unknown as Readonly<Record<string, JsonSchema>>;
const POLICY_DEFS = policySchema.$defs as unknown as Readonly<Record<string, JsonSchema>>;

/** The schema of what stands at a place, and the definitions it refers to. */
export function schemaOf(place: Place): SchemaSource | null {
  switch (place.kind) {
    case 'rule':
      return ofRuleset(place.ruleset, 'rules');
    case 'condition':
      return { schema: RULESET_DEFS['condition'], defs: RULESET_DEFS };
    case 'figure':
      return { schema: POLICY_DEFS['parameter'], defs: POLICY_DEFS };
    case 'property':
      return { schema: POLICY_DEFS['property'], defs: POLICY_DEFS };
    case 'case':
      return { schema: POLICY_DEFS['case'], defs: POLICY_DEFS };
    case 'part':
      return ofPart(place.part);
    default:
      return null;
  }
}

function ofRuleset(name: RulesetName, part: 'rules'): SchemaSource {
  const { items } = RULESET_DEFS[name].properties?.[part] as JsonSchema;
  return { schema: items as JsonSchema, defs: RULESET_DEFS };
}

function ofPart(part: PartName): SchemaSource | null {
  if (Object.hasOwn(RULESET_DEFS, part)) return { schema: RULESET_DEFS[part], defs: RULESET_DEFS };
  const schema = (policySchema.properties as unknown as Record<string, JsonSchema>)[part];
  return schema === undefined ? null : { schema, defs: POLICY_DEFS };
}
