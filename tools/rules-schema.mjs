// Writes the JSON Schemas of rulesets and policies from the fact catalogue. A spec fails when they are stale.
import { mkdirSync, writeFileSync } from 'node:fs';
import * as prettier from 'prettier';
import { at, run } from './lib.mjs';

if (await run('tsc', ['-b', 'rules'])) process.exit(1);
const { policySchema, rulesetSchema } = await import(
  new URL('../rules/dist/schema/policy-schemas.js', import.meta.url)
);
mkdirSync(at('rules/schema'), { recursive: true });
for (const [name, schema] of Object.entries({ ruleset: rulesetSchema(), policy: policySchema() })) {
  const file = at(`rules/schema/${name}.schema.json`);
  const config = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(JSON.stringify(schema), { ...config, filepath: file }));
}
