// The cases of a pack: what a policy has to answer, as data. The same cases run in the library, over HTTP and in the test bench.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assemblePolicy, compilePolicy, runSuite, type PackFile } from '@ringfence/rules';

const packs = fileURLToPath(new URL('../packs/', import.meta.url));
const document = assemblePolicy(
  globSync('**/*.json', { cwd: packs }).map((path): PackFile => ({
    path: path.replaceAll('\\', '/'),
    content: JSON.parse(readFileSync(packs + path, 'utf8')),
  })),
);
const policy = compilePolicy(document, { version: 1, digest: 'example' });

const suite = document.suites.find(
  ({ name }) => name === 'call-permission/unanswered-calls-in-a-row',
)!;
for (const { name, pass } of runSuite(policy, suite.cases))
  console.log(`${pass ? 'pass' : 'FAIL'}  ${name}`);

// A case that expects something else is told what it got.
const [first] = suite.cases;
const [wrong] = runSuite(policy, [
  { ...first!, name: 'three in a row are too many', expect: { effect: 'deny' } },
]);
console.log(`${wrong!.pass ? 'pass' : 'FAIL'}  ${wrong!.name}`);
for (const difference of wrong!.differences) console.log(`      ${difference}`);

// Output:
// pass  TV-04 three unanswered, one answered, three unanswered: the streak is three
// pass  TV-05 four unanswered in a row, and the revocation has not arrived
// pass  TV-06 a sandbox number after 4 unanswered
// pass  TV-06 a sandbox number after 9 unanswered
// pass  TV-06 a sandbox number after 10 unanswered
// FAIL  three in a row are too many
//       expected deny, got permit (webrtc-to-user, grant-in-force)
