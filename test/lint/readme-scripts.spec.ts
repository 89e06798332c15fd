import { readFileSync } from 'node:fs';

describe('the README', () => {
  it('tells of every npm script', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const readme = readFileSync('README.md', 'utf8');
    // What npm runs by itself before another script is told with that one.
    const spoken = Object.keys(scripts).filter(
      (name) => !(name.startsWith('pre') && name.slice('pre'.length) in scripts),
    );
    const isTold = (name: string): boolean =>
      ['', 'npm ', 'npm run '].some((start) => readme.includes(`\`${start}${name}\``));
    expect(spoken.length).toBeGreaterThan(5);
    expect(spoken.filter((name) => !isTold(name))).toEqual([]);
  });
});
