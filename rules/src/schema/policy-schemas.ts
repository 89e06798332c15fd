import * as z from 'zod';
import { PROVIDER_NAME } from '../facts/provider.js';
import { SCENARIO_IDS } from '../model/decision.js';
import type { RulesetName } from '../model/ruleset.js';
import { WORDS_OF } from '../parse/parse-parameters.js';
import { MOST_PROPERTIES, PROPERTY_ID, PROPERTY_KINDS } from '../parse/parse-properties.js';
import { MOST_RULES } from '../parse/parse-ruleset.js';
import { TEST_CASE_SCHEMA } from '../parse/question-schemas.js';
import { conditionSchemas, type JsonSchema } from './condition-schema.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/**
 * JSON Schema of a ruleset, made from the fact catalogue and the operators; `#/$defs/pstn-ban`, `#/$defs/routing` and
 * `#/$defs/call-permission` are the schemas of the three. `parseRuleset` stays the judge: it sees what no schema can.
 */
export function rulesetSchema(): Record<string, unknown> {
  return {
    $schema: DIALECT,
    $id: 'urn:ringfence:schema:ruleset',
    title: 'Ringfence ruleset',
    description: 'Rules of one concern: a ban holds forbids only, an allow-list needs a permit.',
    anyOf: ['pstn-ban', 'routing', 'call-permission'].map((name) => ({ $ref: `#/$defs/${name}` })),
    $defs: {
      'pstn-ban': ruleset('ban', 'pstn-ban'),
      routing: ruleset('allow-list', 'routing'),
      'call-permission': ruleset('allow-list', 'call-permission'),
      localized: {
        type: 'object',
        properties: { en: { $ref: '#/$defs/words' }, ja: { $ref: '#/$defs/words' } },
        required: ['en', 'ja'],
      },
      words: { type: 'string', pattern: '\\S' },
      params: {
        type: 'object',
        properties: {
          code: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,79}$' },
          clause: { $ref: '#/$defs/words' },
          text: { $ref: '#/$defs/localized' },
          sentence: { $ref: '#/$defs/localized' },
          connectTimeoutSeconds: { type: 'integer', minimum: 1, maximum: 120 },
        },
        required: ['code', 'clause', 'text'],
      },
      ...conditionSchemas(),
    },
  };
}

function ruleset(kind: 'ban' | 'allow-list', name: RulesetName): JsonSchema {
  return {
    type: 'object',
    properties: {
      kind: { const: kind },
      rules: { type: 'array', maxItems: MOST_RULES, items: rule(name) },
      conditions: { type: 'object', additionalProperties: { $ref: '#/$defs/condition' } },
    },
    required: ['kind', 'rules'],
    additionalProperties: false,
  };
}

function rule(name: RulesetName): JsonSchema {
  const forbid = event('forbid', { scenario: false });
  const permit =
    name === 'routing'
      ? event('permit', { scenario: { enum: SCENARIO_IDS } }, ['scenario'])
      : event('permit', { scenario: false });
  return {
    type: 'object',
    properties: {
      name: { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{0,119}$' },
      conditions: { $ref: '#/$defs/rootCondition' },
      event: { oneOf: name === 'pstn-ban' ? [forbid] : [forbid, permit] },
      ...(name === 'routing' ? { priority: { type: 'integer', minimum: 1, maximum: 1_000 } } : {}),
    },
    required: ['name', 'conditions', 'event'],
    additionalProperties: false,
  };
}

function event(
  type: 'permit' | 'forbid',
  properties: Record<string, JsonSchema>,
  required: readonly string[] = [],
): JsonSchema {
  return {
    type: 'object',
    properties: {
      type: { const: type },
      params: { $ref: '#/$defs/params', properties, required },
    },
    required: ['type', 'params'],
    additionalProperties: false,
  };
}

/** JSON Schema of a policy document; its rulesets are those of {@link rulesetSchema}. */
export function policySchema(): Record<string, unknown> {
  const rulesets = ['pstn-ban', 'routing', 'call-permission'];
  return {
    $schema: DIALECT,
    $id: 'urn:ringfence:schema:policy',
    title: 'Ringfence policy',
    description: 'All rules that decide together, with their dated figures and their cases.',
    type: 'object',
    properties: {
      rulesets: {
        type: 'object',
        properties: Object.fromEntries(
          rulesets.map((name) => [name, { $ref: `urn:ringfence:schema:ruleset#/$defs/${name}` }]),
        ),
        required: rulesets,
        additionalProperties: false,
      },
      parameters: { type: 'array', items: { $ref: '#/$defs/parameter' } },
      suites: { type: 'array', items: { $ref: '#/$defs/suite' } },
      properties: { type: 'array', maxItems: MOST_PROPERTIES, items: { $ref: '#/$defs/property' } },
    },
    required: ['rulesets', 'parameters', 'suites', 'properties'],
    additionalProperties: false,
    $defs: {
      parameter: parameter(),
      value: value(),
      suite: suite(),
      case: testCase(),
      property: property(),
    },
  };
}

function parameter(): JsonSchema {
  return {
    type: 'object',
    properties: {
      key: { type: 'string', pattern: '^[a-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)*$' },
      unit: { type: 'string', minLength: 1 },
      scope: { type: 'string' },
      clause: { type: 'string' },
      values: { type: 'array', minItems: 1, items: { $ref: '#/$defs/value' } },
    },
    required: ['key', 'unit', 'values'],
    additionalProperties: false,
    allOf: Object.entries(WORDS_OF).map(([key, { form }]) => ({
      if: { properties: { key: { const: key } } },
      then: {
        properties: {
          values: {
            items: { properties: { value: { items: { pattern: form.source } } } },
          },
        },
      },
    })),
  };
}

function value(): JsonSchema {
  const range = {
    type: 'object',
    properties: { min: { type: 'number' }, max: { type: 'number' } },
    required: ['min', 'max'],
  };
  return {
    type: 'object',
    properties: {
      value: {
        anyOf: [
          { type: ['number', 'string', 'boolean', 'null'] },
          { type: 'array', items: { type: 'string' } },
          range,
        ],
      },
      from: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
      provider: { type: 'string', pattern: PROVIDER_NAME.source },
      source: { type: 'string', minLength: 1 },
      note: { type: 'string' },
      confidence: { type: 'string' },
    },
    required: ['value', 'source'],
    additionalProperties: false,
  };
}

function property(): JsonSchema {
  return {
    type: 'object',
    properties: {
      id: { type: 'string', pattern: PROPERTY_ID.source },
      title: { $ref: 'urn:ringfence:schema:ruleset#/$defs/localized' },
      kind: { enum: PROPERTY_KINDS },
      when: { $ref: 'urn:ringfence:schema:ruleset#/$defs/condition' },
    },
    required: ['id', 'title', 'kind', 'when'],
    additionalProperties: false,
  };
}

function suite(): JsonSchema {
  return {
    type: 'object',
    properties: {
      name: { type: 'string' },
      cases: { type: 'array', items: { $ref: '#/$defs/case' } },
    },
    required: ['name', 'cases'],
    additionalProperties: false,
  };
}

/** Cases from the schema that reads them; what it checks in code (instants, letters) the parser adds. */
function testCase(): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(TEST_CASE_SCHEMA, { io: 'input' });
  return schema;
}
