import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FENCED = /^ *```[\s\S]*?^ *```/gm;
const PAGES = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).trim().split('\n');

/** The anchors that GitHub makes of a page's headings. */
function anchorsOf(page: string): Set<string> {
  const headings = readFileSync(page, 'utf8')
    .replace(FENCED, '')
    .matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

/** Links of a page that lead nowhere within the project. */
function deadLinksOf(page: string, text: string): string[] {
  return [...text.replace(FENCED, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? page : path.join(path.dirname(page), file);
      if (!existsSync(target)) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor);
    });
}

describe('the pages of the documentation', () => {
  it('link to what is there', () => {
    expect(PAGES).toContain('docs/integrations/README.md');
    for (const page of PAGES) {
      expect(deadLinksOf(page, readFileSync(page, 'utf8')))
        .withContext(page)
        .toEqual([]);
    }
  });

  it('would be found with a link to a page, or to a part of one, that is not there', () => {
    const text = '[a](gone.md) [b](meta.md#gone) [c](#recipes) [d](https://example.com/gone)';
    expect(deadLinksOf('docs/integrations/README.md', text)).toEqual(['gone.md', 'meta.md#gone']);
  });

  it('name no setting that the operations page does not explain', () => {
    const explained = new Set(readFileSync('docs/operations.md', 'utf8').match(/RINGFENCE_\w+/g));
    // Of the recipes, which run at the platform: explained in their overview.
    for (const own of ['URL', 'KEY', 'DEADLINE_MS']) explained.add(`RINGFENCE_${own}`);
    const unknown = PAGES.flatMap((page) =>
      (readFileSync(page, 'utf8').match(/RINGFENCE_\w+/g) ?? [])
        .filter((setting) => !explained.has(setting))
        .map((setting) => `${page}: ${setting}`),
    );
    expect(unknown).toEqual([]);
  });
});
