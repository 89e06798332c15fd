import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isInstant } from '@ringfence/rules';

interface Content {
  schema: object;
}
interface Operation {
  responses: Record<string, { content?: Record<string, Content> }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

/** An answer as it came over the wire. */
export interface Answered {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
}

/** The committed description of the API, held against real answers. */
export class ApiDescription {
  readonly #description: Description;
  readonly #ajv = new Ajv2020({ allErrors: true, strict: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(file = 'server/openapi.json') {
    this.#description = closed(JSON.parse(readFileSync(file, 'utf8'))) as Description;
    this.#ajv.addFormat('date-time', isInstant);
    this.#ajv.addSchema({ $id: 'api', components: this.#description.components });
  }

  /** Every operation, as `post /v1/decisions`. */
  operations(): string[] {
    return Object.entries(this.#description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
  }

  /** What an answer to an operation has that the description does not say, or the reverse; empty: they agree. */
  differences(operation: string, { status, contentType, body }: Answered): string[] {
    const [method, path] = operation.split(' ') as [string, string];
    const { responses } = this.#description.paths[path]![method]!;
    const described =
      responses[String(status)] ?? (status >= 400 ? responses['default'] : undefined);
    if (described === undefined) return [`status ${status} is not described`];
    if (described.content === undefined) return [];
    const type = contentType?.split(';', 1)[0] ?? 'none';
    const content = described.content[type];
    if (content === undefined) return [`content type ${type} is not described`];
    if (type === 'text/plain') return [];
    const validate = this.#validatorOf(`${operation} ${status} ${type}`, content.schema);
    const parts = type === 'application/x-ndjson' ? body.trimEnd().split('\n') : [body];
    return parts.flatMap((part) => {
      validate(JSON.parse(part));
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    });
  }

  #validatorOf(key: string, schema: object): ValidateFunction {
    let validate = this.#compiled.get(key);
    if (validate === undefined) {
      const text = JSON.stringify(schema).replaceAll('"#/components', '"api#/components');
      this.#compiled.set(key, (validate = this.#ajv.compile(JSON.parse(text) as object)));
    }
    return validate;
  }
}

/** The same schemas with every object closed, so that an answer may not say more than is described. */
function closed(schema: unknown, isPart = false): unknown {
  if (Array.isArray(schema)) return schema.map((member) => closed(member, isPart));
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    closed(value, key === 'allOf'),
  ]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  if (isPart) return copy;
  if ('allOf' in copy) return { ...copy, unevaluatedProperties: false };
  const isOpen =
    copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy);
  return isOpen ? { ...copy, additionalProperties: false } : copy;
}
