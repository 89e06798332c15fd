import { getLocation, getNodeValue, type Node } from 'jsonc-parser';
import { nodeAt, treeOf, type TextRange } from './json-place.js';
import {
  alternatives,
  narrowed,
  schemasAt,
  type JsonSchema,
  type SchemaSource,
} from './json-schema.js';

/** Something that may be written at the cursor. */
export interface Suggestion {
  readonly kind: 'name' | 'value';
  /** As people read it in the list. */
  readonly label: string;
  /** As it is written. */
  readonly text: string;
  /** An object cannot do without this name. */
  readonly required: boolean;
}

export interface Suggestions extends TextRange {
  readonly options: readonly Suggestion[];
}

/** What the schema lets stand at a place of a text, which need not be whole yet. */
export function suggestionsAt(
  source: SchemaSource,
  text: string,
  offset: number,
): Suggestions | null {
  const location = getLocation(text, offset);
  const tree = treeOf(text);
  const path = location.path.map(String);
  const token = tokenAt(tree, offset);
  const from = token?.offset ?? offset - wordBefore(text, offset).length;
  const to = token === undefined ? offset : token.offset + token.length;
  const options = location.isAtPropertyKey
    ? names(source, tree, path.slice(0, -1), path.at(-1), isNamed(text, to))
    : values(schemasAt(source, tree, path), source);
  return options.length === 0 ? null : { from, to, options };
}

function names(
  source: SchemaSource,
  tree: Node | undefined,
  path: readonly string[],
  typing: string | undefined,
  named: boolean,
): Suggestion[] {
  const object = nodeAt(tree, path);
  const schemas = narrowed(schemasAt(source, tree, path), object, source.defs, typing);
  const present = new Set(
    (object?.children ?? []).flatMap(({ children }) =>
      children?.[0] === undefined ? [] : [getNodeValue(children[0]) as string],
    ),
  );
  const found = new Map<string, Suggestion>();
  for (const { properties = {}, required = [] } of schemas) {
    for (const [name, schema] of Object.entries(properties)) {
      if (schema === false || found.has(name) || (present.has(name) && name !== typing)) continue;
      const written = named ? '' : `: ${skeleton(alternatives(schema, source.defs))}`;
      found.set(name, {
        kind: 'name',
        label: name,
        text: `${JSON.stringify(name)}${written}`,
        required: required.includes(name),
      });
    }
  }
  return [...found.values()];
}

function values(schemas: readonly JsonSchema[], source: SchemaSource): Suggestion[] {
  const texts = new Map<string, string>();
  for (const schema of schemas) {
    for (const value of literals(schema)) {
      texts.set(JSON.stringify(value), typeof value === 'string' ? value : JSON.stringify(value));
    }
    const written = objectText(schema, source);
    if (written !== null) texts.set(written, written);
  }
  return [...texts].map(([text, label]) => ({ kind: 'value', label, text, required: false }));
}

function literals(schema: JsonSchema): readonly unknown[] {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum !== undefined) return schema.enum;
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return [
    ...(types.includes('boolean') ? [true, false] : []),
    ...(types.includes('null') ? [null] : []),
  ];
}

/** An object with the names it cannot do without; null: the schema is of no object, or asks for none. */
function objectText(
  { type, properties = {}, required = [] }: JsonSchema,
  { defs }: SchemaSource,
): string | null {
  if (type !== 'object' || required.length === 0) return null;
  const fields = required.map(
    (name) => `${JSON.stringify(name)}: ${skeleton(alternatives(properties[name], defs))}`,
  );
  return `{ ${fields.join(', ')} }`;
}

/** What a value begins as. */
function skeleton(schemas: readonly JsonSchema[]): string {
  const [first] = schemas;
  if (first === undefined) return '""';
  if (first.const !== undefined) return JSON.stringify(first.const);
  if (first.type === 'array') return '[]';
  if (first.type === 'object') return '{}';
  if (first.type === 'number' || first.type === 'integer') return '0';
  return first.type === 'boolean' ? 'true' : '""';
}

/** The text, number or word the cursor is in or right behind. */
function tokenAt(node: Node | undefined, offset: number): Node | undefined {
  if (node === undefined || offset < node.offset || offset > node.offset + node.length)
    return undefined;
  for (const child of node.children ?? []) {
    const found = tokenAt(child, offset);
    if (found !== undefined) return found;
  }
  const isToken = node.children === undefined;
  // Behind a closed text nothing goes on; within a number or a word it does.
  const inside = node.type === 'string' ? offset < node.offset + node.length : offset > node.offset;
  return isToken && inside && offset > node.offset ? node : undefined;
}

function wordBefore(text: string, offset: number): string {
  return /"?[\w.-]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? '';
}

function isNamed(text: string, offset: number): boolean {
  return /^\s*:/u.test(text.slice(offset, offset + 20));
}
