import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const examples = globSync('*.ts', { cwd: folder }).sort();

/** What an example promises to print: the comment it ends in. */
function promised(source: string): string {
  const [, output] = source.split('\n// Output:\n');
  return (output ?? '').replace(/^\/\/ ?/gm, '').trimEnd();
}

describe('the examples', () => {
  it('are numbered without a gap', () => {
    expect(examples.map((name) => Number(name.slice(0, 2)))).toEqual(examples.map((_, i) => i + 1));
  });

  for (const name of examples) {
    it(`${name} prints what it says it prints`, async () => {
      const expected = promised(readFileSync(folder + name, 'utf8'));
      expect(expected).not.toBe('');
      const { stdout } = await promisify(execFile)(process.execPath, [folder + name]);
      expect(stdout.trimEnd()).toBe(expected);
    });
  }
});
