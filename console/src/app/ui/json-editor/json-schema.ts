import { getNodeValue, type Node } from 'jsonc-parser';
import { nodeAt } from './json-place.js';

/** As much of JSON Schema 2020-12 as an editor needs to know what may stand at a place. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | boolean;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** A schema and the definitions its references lead to. */
export interface SchemaSource {
  readonly schema: JsonSchema;
  readonly defs: Readonly<Record<string, JsonSchema>>;
}

/**
 * The alternatives that may stand at a place, references followed: narrowed on the way down by what is already written, so that
 * after `"fact": "grant.status"` only the operators of that fact are left.
 */
export function schemasAt(
  source: SchemaSource,
  tree: Node | undefined,
  path: readonly string[],
): readonly JsonSchema[] {
  let here = alternatives(source.schema, source.defs);
  for (const [depth, step] of path.entries()) {
    const node = nodeAt(tree, path.slice(0, depth));
    const fitting = narrowed(here, node, source.defs, step);
    here = fitting.flatMap((schema) => alternatives(childOf(schema, step), source.defs));
  }
  return here;
}

/** Alternatives that fit what an object already holds; all of them where nothing would be left. */
export function narrowed(
  schemas: readonly JsonSchema[],
  node: Node | undefined,
  defs: SchemaSource['defs'],
  except?: string,
): readonly JsonSchema[] {
  if (node?.type !== 'object') return schemas;
  const written = (node.children ?? []).flatMap((property) => {
    const [name, value] = property.children ?? [];
    const key = name === undefined ? undefined : (getNodeValue(name) as string);
    return key === undefined || value === undefined || key === except ? [] : [{ key, value }];
  });
  const fitting = schemas.filter((schema) =>
    written.every(({ key, value }) => accepts(childOf(schema, key), value, defs)),
  );
  return fitting.length > 0 ? fitting : schemas;
}

/** A schema without references and choices: one entry for each way it can be met. */
export function alternatives(
  schema: JsonSchema | boolean | undefined,
  defs: SchemaSource['defs'],
): readonly JsonSchema[] {
  if (schema === undefined || schema === false) return [];
  if (schema === true) return [{}];
  const { $ref, anyOf, oneOf, allOf: _, ...own } = schema;
  if ($ref !== undefined) {
    const named = defs[$ref.slice($ref.lastIndexOf('/') + 1)];
    return alternatives(named, defs).map((each) => joined(each, own));
  }
  const choices = anyOf ?? oneOf;
  if (choices === undefined) return [own];
  return choices.flatMap((choice) => alternatives(choice, defs)).map((each) => joined(each, own));
}

function joined(schema: JsonSchema, own: JsonSchema): JsonSchema {
  return {
    ...schema,
    ...own,
    ...(schema.properties || own.properties
      ? { properties: { ...schema.properties, ...own.properties } }
      : {}),
    ...(schema.required || own.required
      ? { required: [...(schema.required ?? []), ...(own.required ?? [])] }
      : {}),
  };
}

function childOf(schema: JsonSchema, step: string): JsonSchema | boolean | undefined {
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, step))
    return schema.properties[step];
  if (/^\d+$/u.test(step) && schema.items !== undefined) return schema.items;
  return schema.additionalProperties ?? (schema.type === undefined ? true : undefined);
}

function accepts(
  schema: JsonSchema | boolean | undefined,
  node: Node,
  defs: SchemaSource['defs'],
): boolean {
  return alternatives(schema, defs).some((each) => {
    if (each.const !== undefined) return each.const === node.value;
    if (each.enum !== undefined) return each.enum.includes(node.value);
    if (each.type === undefined) return true;
    const types = typeof each.type === 'string' ? [each.type] : each.type;
    const fits = types.includes(node.type) || (node.type === 'number' && types.includes('integer'));
    if (!fits || each.pattern === undefined) return fits;
    return new RegExp(each.pattern, 'u').test(String(node.value));
  });
}
