import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { FactCatalog, FactDefinition } from '../facts/fact-definition.js';
import { OPERATORS } from '../model/ruleset.js';
import {
  CONTEXT_FACT,
  LISTING_OPERATORS,
  MEMBERSHIP_OPERATORS,
  ORDERING_OPERATORS,
} from '../parse/check-types.js';

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

const CATALOG: FactCatalog = FACT_CATALOG;
const EQUALITY_OPERATORS = OPERATORS.filter(
  (operator) =>
    ![...ORDERING_OPERATORS, ...LISTING_OPERATORS, ...MEMBERSHIP_OPERATORS].includes(operator),
);

/**
 * Conditions as JSON Schema: the forms of the grammar, and for every fact of the catalogue the operators and values that fit it.
 *
 * What a schema cannot see stays with the parser: names nobody gave, circles of names, depth and counts.
 */
export function conditionSchemas(): Record<string, JsonSchema> {
  const groups = factGroups();
  const leaves = groups.map(({ key }) => ({ $ref: `#/$defs/${key}` }));
  return {
    condition: { oneOf: [...GROUPS, ...leaves] },
    rootCondition: {
      description:
        'The outermost condition: a group or a name; a bare fact condition is wrapped in `all`.',
      oneOf: GROUPS,
    },
    contextFact: { type: 'string', pattern: CONTEXT_FACT.source },
    ...Object.fromEntries(groups.map(({ key, schema }) => [key, schema])),
  };
}

const CONDITIONS: JsonSchema = {
  type: 'array',
  minItems: 1,
  items: { $ref: '#/$defs/condition' },
};

const GROUPS: readonly JsonSchema[] = [
  only({ all: CONDITIONS }),
  only({ any: CONDITIONS }),
  only({ not: { $ref: '#/$defs/condition' } }),
  only({ condition: { type: 'string' } }),
];

function only(properties: Record<string, JsonSchema>): JsonSchema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** Facts that take the same operators and values share one schema. */
function factGroups(): { key: string; schema: JsonSchema }[] {
  const groups = new Map<string, { names: string[]; definition: FactDefinition }>();
  for (const [name, definition] of Object.entries(CATALOG)) {
    const words = JSON.stringify(definition.values ?? []);
    const key = `${definition.type} ${words}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { names: [name], definition });
    else group.names.push(name);
  }
  const named = [...groups.values()].map(({ names, definition }) => ({
    key: definition.values === undefined ? `${definition.type}-facts` : names[0]!,
    schema: oneOfForms(forms({ enum: names }, definition)),
  }));
  return [
    ...named,
    { key: 'context-facts', schema: oneOfForms(forms({ $ref: '#/$defs/contextFact' })) },
  ];
}

function oneOfForms(schemas: readonly JsonSchema[]): JsonSchema {
  return { oneOf: schemas };
}

/** One schema for each family of operators that fits the fact; a fact of the attempt's own (`context.…`) may be of any type. */
function forms(fact: JsonSchema, definition?: FactDefinition): JsonSchema[] {
  const form = (operators: readonly string[], ...values: JsonSchema[]): JsonSchema =>
    only({ fact, operator: { enum: operators }, value: { anyOf: values } });
  if (definition === undefined) return contextForms(form);
  const { type } = definition;
  const literal = literalOf(definition);
  if (type === 'string-list') return [form(LISTING_OPERATORS, literal, reference(['string']))];
  const membership = form(
    MEMBERSHIP_OPERATORS,
    listOf(literal),
    reference(type === 'string' ? ['string-list'] : []),
  );
  const equality = form(EQUALITY_OPERATORS, literal, reference([type]));
  const ordering = form(ORDERING_OPERATORS, literal, reference([type]));
  return type === 'number' || type === 'instant'
    ? [equality, membership, ordering]
    : [equality, membership];
}

type Form = (operators: readonly string[], ...values: JsonSchema[]) => JsonSchema;

function contextForms(form: Form): JsonSchema[] {
  const any = reference(Object.values(CATALOG).map(({ type }) => type));
  const scalars = ['string', 'number', 'boolean'].map((type) => ({ type }));
  return [
    form([...EQUALITY_OPERATORS, ...LISTING_OPERATORS], ...scalars, any),
    form(MEMBERSHIP_OPERATORS, ...scalars.map(listOf), any),
    form(ORDERING_OPERATORS, { type: 'number' }, any),
  ];
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', minItems: 1, uniqueItems: true, items };
}

function literalOf({ type, values }: FactDefinition): JsonSchema {
  if (values !== undefined) return { enum: values };
  if (type === 'boolean') return { type: 'boolean' };
  return { type: type === 'number' || type === 'instant' ? 'number' : 'string' };
}

/** Another fact of one of these types, or one of the attempt's own. */
function reference(types: readonly string[]): JsonSchema {
  const names = Object.keys(CATALOG).filter((name) => types.includes(CATALOG[name]!.type));
  const own = { $ref: '#/$defs/contextFact' };
  return only({ fact: names.length === 0 ? own : { anyOf: [{ enum: names }, own] } });
}
