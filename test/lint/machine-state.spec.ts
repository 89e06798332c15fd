import { ESLint } from 'eslint';

const RULE = 'no-restricted-syntax';

/** Ways of asking the machine instead of a port. */
const breaches: readonly { name: string; code: string }[] = [
  { name: 'the wall clock', code: 'export const at = Date.now();' },
  { name: 'a date of now', code: 'export const at = new Date();' },
  { name: 'a text of now', code: 'export const at = Date();' },
  { name: 'the monotonic clock', code: 'export const at = performance.now();' },
  { name: 'chance', code: 'export const dice = Math.random();' },
  { name: 'a random id of crypto', code: 'export const id = crypto.randomUUID();' },
  {
    name: 'a random id by name',
    code: `import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();`,
  },
  {
    name: 'random bytes',
    code: `import { randomBytes } from 'node:crypto';\nexport const bytes = randomBytes(8);`,
  },
  {
    name: 'random values of the browser',
    code: 'export const bytes = crypto.getRandomValues(new Uint8Array(8));',
  },
  {
    name: 'the machine’s zone',
    code: `declare const DateTime: { local(): number };\nexport const at = DateTime.local();`,
  },
  {
    name: 'now in a zone',
    code: `declare const DateTime: { utc(): number };\nexport const at = DateTime.utc();`,
  },
];

const honest = `export const at = (now: number): Date => new Date(now);\nexport const day = Date.parse('2026-11-24');\n`;

/** Messages of the rule against machine state for a text as if it stood in this file. */
async function complaints(eslint: ESLint, code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const fatal = result!.messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(`${filePath} cannot be read: ${fatal.message}`);
  return result!.messages
    .filter(({ ruleId, severity }) => ruleId === RULE && severity === 2)
    .map(({ message }) => message);
}

describe('the lint rules against wall clock and chance', () => {
  // Rules that need types need files that exist; these rules read the text alone.
  const eslint = new ESLint({
    overrideConfigFile: 'eslint.config.mjs',
    overrideConfig: { languageOptions: { parserOptions: { project: null } } },
    ruleFilter: ({ ruleId }) => ruleId === RULE,
  });

  for (const folder of ['rules/src/engine', 'server/src/decisions', 'console/src/app/bench']) {
    it(`leave a date of a given instant alone in ${folder}`, async () => {
      expect(await complaints(eslint, honest, `${folder}/planted.ts`)).toEqual([]);
    });
    for (const { name, code } of breaches) {
      it(`see ${name} in ${folder}`, async () => {
        const told = await complaints(eslint, code, `${folder}/planted.ts`);
        expect(told.length).toBe(1);
        expect(told[0]).toMatch(/^(Take|Make) .* (from|injected)/);
      });
    }
  }

  const allowed = [
    'server/src/runtime/system-clock.ts',
    'server/src/runtime/system-planted.ts',
    'console/src/app/api/server-clock.ts',
    'server/src/decisions/planted.spec.ts',
    'rules/src/invariant/planted.fixture.ts',
  ];
  for (const filePath of allowed) {
    it(`let ${filePath} ask the machine`, async () => {
      for (const { code } of breaches) {
        expect(await complaints(eslint, code, filePath)).toEqual([]);
      }
    });
  }

  it('bind the rest of runtime as everybody else', async () => {
    const told = await complaints(
      eslint,
      'export const at = Date.now();',
      'server/src/runtime/clock.ts',
    );
    expect(told).toEqual(['Take the instant from the injected Clock.']);
  });
});
