// npm run bench [-- engine http memory hostile start console editor promotions impact duties ledger analysis audit watchdog sip]: the figures the product is held to, each as `ID value limit PASS|FAIL`.
import { build } from './build.mjs';
import { failures } from './bench/figure.mjs';

const PARTS = [
  'engine',
  'http',
  'memory',
  'hostile',
  'start',
  'console',
  'editor',
  'promotions',
  'impact',
  'duties',
  'ledger',
  'analysis',
  'audit',
  'watchdog',
  'sip',
];
const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !PARTS.includes(part));
if (unknown.length) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
  process.exit(2);
}
if (await build()) process.exit(1);
for (const part of asked.length ? asked : PARTS) {
  console.log(`\n== ${part}`);
  const { measure } = await import(`./bench/${part}.mjs`);
  await measure();
}
console.log(failures() ? `\n${failures()} figures missed` : '\nall figures reached');
process.exit(failures() ? 1 : 0);
