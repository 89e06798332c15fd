import { readFileSync } from 'node:fs';
import { API_OPERATIONS } from './api-operations.js';
import { openApiDocument } from './openapi-document.js';

describe('openApiDocument', () => {
  it('is what is checked in: run `npm run openapi` when it is not', () => {
    const checkedIn: unknown = JSON.parse(readFileSync('server/openapi.json', 'utf8'));

    expect(checkedIn).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('names no schema that it does not hold', () => {
    const text = JSON.stringify(openApiDocument());
    const { components } = openApiDocument() as { components: { schemas: object } };
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);

    expect([...new Set(named)].filter((name) => !(name in components.schemas))).toEqual([]);
  });

  it('describes each operation once', () => {
    const seen = API_OPERATIONS.map(({ method, path }) => `${method} ${path}`);

    expect(seen.length).toBe(new Set(seen).size);
  });
});
