// Figures are dated and differ by provider; a sentence tells the one in force.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assemblePolicy, figuresOn, ruleSentence, type PackFile } from '@ringfence/rules';

const packs = fileURLToPath(new URL('../packs/', import.meta.url));
const { parameters, rulesets } = assemblePolicy(
  globSync('**/*.json', { cwd: packs }).map((path): PackFile => ({
    path: path.replaceAll('\\', '/'),
    content: JSON.parse(readFileSync(packs + path, 'utf8')),
  })),
);
const rule = rulesets['call-permission'].rules.find(
  ({ name }) => name === 'connected-calls-within-the-limit',
)!;

for (const [day, provider] of [
  ['2025-10-12', 'meta'],
  ['2025-10-13', 'meta'],
  ['2025-12-19', 'meta'],
  ['2026-11-24', 'meta'],
  ['2026-11-24', 'ntt-cpaas'],
] as const) {
  const figures = figuresOn(parameters, Date.parse(`${day}T00:00:00Z`), provider);
  console.log(`${day} ${provider}: ${ruleSentence(rule, 'en', { figures }).text}`);
}

// Output:
// 2025-10-12 meta: Forbid calling a user after 5 connected calls to this user in 24 hours.
// 2025-10-13 meta: Forbid calling a user after 10 connected calls to this user in 24 hours.
// 2025-12-19 meta: Forbid calling a user after 100 connected calls to this user in 24 hours.
// 2026-11-24 meta: Forbid calling a user after 100 connected calls to this user in 24 hours.
// 2026-11-24 ntt-cpaas: Forbid calling a user after 5 connected calls to this user in 24 hours.
