import { z } from 'zod';
import { API_OPERATIONS, type ApiOperation } from './api-operations.js';
import { API_SCHEMAS } from './api-schemas.js';

const REFERENCE = '#/components/schemas/';

/** What a schema says of itself as a document of its own; a component has its name instead. */
const DOCUMENT_KEYS: ReadonlySet<string> = new Set(['$schema', '$id', 'id']);

/** Makes the OpenAPI 3.1 description from the schemas that check the wire: it cannot tell anything else than they do. */
export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ringfence',
      version: '0.1.0',
      description:
        'Decides whether a leg of a WhatsApp Business call may be connected. 200 carries permit and deny alike; anything else means: do not connect.',
    },
    paths: pathsOf(API_OPERATIONS),
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        machineKey: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'ringfence' },
      },
    },
  };
}

function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(API_SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => REFERENCE + id,
  });
  const ours = Object.entries(schemas).map(([name, schema]) => {
    const entries = Object.entries(schema).filter(([key]) => !DOCUMENT_KEYS.has(key));
    return [name, Object.fromEntries(entries)];
  });
  return Object.fromEntries(ours) as Record<string, unknown>;
}

function pathsOf(operations: readonly ApiOperation[]): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method] = describe(operation);
  }
  return paths;
}

function describe(operation: ApiOperation): object {
  const { path, summary, who, takes, answers, query = [], status = 200, also } = operation;
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...query.map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
  ];
  return {
    summary,
    description: `For: ${who}.`,
    tags: [path.split('/')[path.startsWith('/v1/') ? 2 : 1]],
    security: securityOf(who),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(takes === undefined
      ? {}
      : { requestBody: { required: true, content: content('application/json', takes) } }),
    responses: {
      [status]: {
        description: status === 204 ? 'Done' : 'The answer',
        ...(answers === undefined
          ? {}
          : { content: content(operation.contentType ?? 'application/json', answers) }),
      },
      ...(also === undefined
        ? {}
        : {
            [also.status]: {
              description: 'The answer while something is waited for',
              content: content('application/json', also.answers),
            },
          }),
      default: {
        description: 'A problem: do not connect',
        content: content('application/problem+json', 'Problem'),
      },
    },
  };
}

function content(type: string, schema: string): object {
  return { [type]: { schema: { $ref: REFERENCE + schema } } };
}

function securityOf(who: string): object[] {
  const schemes: object[] = [];
  if (who.includes('machine')) schemes.push({ machineKey: [] });
  if (/person|author|approver|operator|admin/.test(who)) schemes.push({ session: [] });
  return schemes;
}
