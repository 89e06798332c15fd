import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

interface Floor {
  readonly atLeast: string;
  readonly because: string;
}

const FLOORS = JSON.parse(readFileSync('test/lint/version-floors.json', 'utf8')) as Record<
  string,
  Floor
>;
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version?: string }>;
};

/** Whether a release is a floor or newer; a release candidate is older than its release. */
function reaches(version: string, floor: string): boolean {
  const [release = '', candidate] = version.split('-', 2);
  const wanted = floor.split('.').map(Number);
  for (const [i, part] of release.split('.').map(Number).entries()) {
    if (part !== wanted[i]) return part > (wanted[i] ?? 0);
  }
  return candidate === undefined;
}

/** Every copy of a package in the lock file, nested ones too. */
function copiesOf(name: string): { place: string; version: string }[] {
  return Object.entries(packages).flatMap(([place, { version }]) =>
    version !== undefined && (place === name || place.endsWith(`node_modules/${name}`))
      ? [{ place, version }]
      : [],
  );
}

describe('P2: the lowest safe versions', () => {
  for (const { version, floor, reached } of [
    { version: '10.3.0', floor: '10.3.0', reached: true },
    { version: '10.2.9', floor: '10.3.0', reached: false },
    { version: '9.9.9', floor: '10.3.0', reached: false },
    { version: '11.0.0', floor: '10.3.0', reached: true },
    { version: '10.3.0-rc.1', floor: '10.3.0', reached: false },
  ]) {
    it(`${version} is ${reached ? 'not ' : ''}below ${floor}`, () => {
      expect(reaches(version, floor)).toBe(reached);
    });
  }

  for (const [name, { atLeast, because }] of Object.entries(FLOORS)) {
    it(`${name} is ${atLeast} or newer, in every copy: ${because}`, () => {
      const copies = copiesOf(name);

      expect(copies.length).toBeGreaterThan(0);
      expect(copies.filter(({ version }) => !reaches(version, atLeast))).toEqual([]);
    });
  }

  it('SQLite is 3.51.3 or newer, but not the withdrawn 3.52.0', () => {
    const connection = new Database(':memory:');
    const release = connection.prepare('select sqlite_version()').pluck().get() as string;
    connection.close();

    expect(reaches(release, '3.51.3')).toBeTrue();
    expect(release).not.toBe('3.52.0');
  });
});
