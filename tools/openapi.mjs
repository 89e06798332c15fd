// Writes the description of the API and the console's types from the schemas that check the wire. A spec fails when they are stale.
import { writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import * as prettier from 'prettier';
import { at, run } from './lib.mjs';

if (await run('tsc', ['-b', 'server'])) process.exit(1);
const { openApiDocument } = await import(
  new URL('../dist/server/openapi/openapi-document.js', import.meta.url)
);
const document = openApiDocument();
const format = (text, file) =>
  prettier.format(text, { singleQuote: true, printWidth: 100, filepath: file });
const json = at('server/openapi.json');
writeFileSync(json, await format(JSON.stringify(document), json));
const types = at('console/src/app/api/schema.d.ts');
writeFileSync(types, await format(astToString(await openapiTS(document)), types));
