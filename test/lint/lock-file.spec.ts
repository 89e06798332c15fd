import { readFileSync } from 'node:fs';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
}

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

describe('the lock file', () => {
  const { packages } = read<{ packages: Record<string, Locked> }>('package-lock.json');
  const installed = Object.entries(packages).filter(
    ([place, { link }]) => place.includes('node_modules/') && link !== true,
  );

  it('pins the content of every package', () => {
    // A package for another platform, which the lock file names so that `npm ci` finds it whole, was never downloaded.
    const isForAnother = ({ optional, os, cpu }: Locked): boolean =>
      optional === true && (os !== undefined || cpu !== undefined);
    const unpinned = installed.filter(
      ([, locked]) => !isForAnother(locked) && !/^sha512-/.test(locked.integrity ?? ''),
    );
    expect(installed.length).toBeGreaterThan(500);
    expect(unpinned.map(([place]) => place)).toEqual([]);
  });

  it('names no address to download from: the registry in use is the machine’s own choice', () => {
    const addressed = Object.entries(packages).filter(
      ([, { resolved, link }]) => resolved !== undefined && link !== true,
    );
    expect(addressed.map(([place]) => place)).toEqual([]);
  });

  it('holds exactly the versions that package.json asks for', () => {
    const manifest = read<Manifest>('package.json');
    const asked = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries({ ...asked, ...manifest.optionalDependencies })) {
      expect(version)
        .withContext(name)
        .toMatch(/^\d+\.\d+\.\d+$/);
      expect(packages[`node_modules/${name}`]?.version).withContext(name).toBe(version);
    }
  });
});
