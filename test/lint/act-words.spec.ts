import { globSync, readFileSync } from 'node:fs';

const SOURCES = globSync('server/src/**/*.ts').filter(
  (file) => !/\.(spec|fixture)\.ts$/.test(file),
);
/** Name of an act where it is given to the ledger: `action: 'draft.submit'`. */
const NAMED = /\baction: '([a-z-]+\.[a-z-]+)'/g;

describe('Acts that the ledger tells of', () => {
  const acts = new Set(
    SOURCES.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(NAMED)].map((match) => match[1]!),
    ),
  );
  for (const act of Object.values(routeActs())) if (act.includes('.')) acts.add(act);

  it('are found in the source', () => {
    expect(acts.size).toBeGreaterThan(20);
  });

  for (const language of ['en', 'ja']) {
    it(`have words in the console (${language})`, () => {
      const file = `console/src/app/i18n/${language}/audit.json`;
      const { acted } = JSON.parse(readFileSync(file, 'utf8')) as {
        acted: Record<string, Record<string, string>>;
      };
      const silent = [...acts].filter((act) => {
        const [thing, done] = act.split('.') as [string, string];
        return acted[thing]?.[done] === undefined;
      });
      expect(silent).toEqual([]);
    });
  }
});

function routeActs(): Record<string, string> {
  return JSON.parse(readFileSync('server/src/identity/route-acts.json', 'utf8')) as Record<
    string,
    string
  >;
}
