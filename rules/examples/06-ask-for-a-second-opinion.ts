// Three ways of deciding each rule: the compiled evaluator, json-rules-engine, and an interpreter of eighty lines.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  assemblePolicy,
  compilePolicy,
  decide,
  secondOpinion,
  type PackFile,
} from '@ringfence/rules';

const packs = fileURLToPath(new URL('../packs/', import.meta.url));
const document = assemblePolicy(
  globSync('**/*.json', { cwd: packs }).map((path): PackFile => ({
    path: path.replaceAll('\\', '/'),
    content: JSON.parse(readFileSync(packs + path, 'utf8')),
  })),
);
const policy = compilePolicy(document, { version: 1, digest: 'example' });

const suite = document.suites.find(({ name }) => name === 'routing/user-to-webrtc')!;
let agreed = 0;
for (const { attempt, evidence, now } of suite.cases) {
  const { facts } = decide(policy, { attempt, evidence, now: Date.parse(now), decisionId: 'd' });
  const { agrees, differences } = await secondOpinion(document, facts);
  if (agrees) agreed++;
  for (const difference of differences) console.log(difference);
}
console.log(`${agreed} of ${suite.cases.length} cases: all three agree on every rule`);

// Output:
// 18 of 18 cases: all three agree on every rule
