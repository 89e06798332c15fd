import { globSync, readFileSync } from 'node:fs';
import { DOCUMENT_LIMITS, parseStrictJson } from '@ringfence/rules';

/** JSON the project's people write by hand; a name written twice would silently lose one of its values. */
const WRITTEN = ['console/src/app/i18n/**/*.json', 'rules/packs/**/*.json', 'server/src/**/*.json'];

describe('JSON written by hand', () => {
  const files = WRITTEN.flatMap((pattern) => globSync(pattern)).sort();

  it('is found', () => expect(files.length).toBeGreaterThan(30));

  it('has no name twice in one object, and nothing else the strict reader refuses', () => {
    const problems = files.flatMap((file) =>
      (parseStrictJson(readFileSync(file, 'utf8'), DOCUMENT_LIMITS).problems ?? []).map(
        ({ at, message }) => `${file} ${at}: ${message}`,
      ),
    );
    expect(problems).toEqual([]);
  });

  it('is told when it has', () => {
    expect(parseStrictJson('{"a":1,"a":2}', DOCUMENT_LIMITS).problems?.length).toBe(1);
  });
});
