import { readFileSync } from 'node:fs';
import { becomes } from './becomes.js';
import { Story, type Language } from './story.js';

const REASON = { en: 'First list of the network team', ja: 'ネットワーク担当の初回一覧' };
const HEADING = 'kind,id,pstnReachability,attestedBy,attestedUntil,callerOrigin';
const BAD = `${HEADING}\nsip-trunk,sapporo-pbx,none,network-team,next year,internal\nfax,desk,none,,,\n`;
const GOOD = `${HEADING}\nsip-trunk,sapporo-pbx,none,network-team,2099-01-01T00:00:00Z,internal\nsip-trunk,tokyo-pbx,possible,,,\n`;

describe('The directory as a file, in the console', () => {
  for (const language of ['en', 'ja'] as const satisfies readonly Language[]) {
    it(`is looked at, mended, put in, and taken away again (${language})`, async () => {
      const story = await Story.begin(language);
      const word = story.word.bind(story);
      const admin = await story.comes('admin', { width: language === 'ja' ? 390 : 1280 });
      const { page } = admin;
      const dialog = page.getByRole('dialog');
      const bring = dialog.getByRole('button', { name: word('directory.bring'), exact: true });
      const choose = (name: string, text: string): Promise<void> =>
        dialog
          .locator('input[type=file]')
          .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      await story.open(admin, 'directory/endpoints');
      await page.getByRole('button', { name: word('directory.import'), exact: true }).click();
      await choose('people.csv', 'name,mail\na,b\n');
      await dialog.getByText(word('directory.fileFault.no-list', { name: 'people.csv' })).waitFor();
      await choose('trunks.csv', BAD);
      await dialog.getByText(word('directory.importRefused')).waitFor();
      await becomes(() => bring.getAttribute('aria-disabled'), 'true');
      await story.look(admin, 'directory-import-refused');

      await choose('trunks.csv', GOOD);
      await dialog.getByText(word('directory.importWaits', { count: 1 })).waitFor();
      await dialog.locator('textarea').fill(REASON[language]);
      await story.look(admin, 'directory-import-ready');
      await bring.click();
      await dialog.waitFor({ state: 'detached' });
      await page.locator('rf-waiting-note', { hasText: 'sapporo-pbx' }).waitFor();
      await page
        .locator('[data-key="sip-trunk:tokyo-pbx"]', {
          hasText: word('directory.standing.possible'),
        })
        .waitFor();
      await story.look(admin, 'directory-import-done');

      const download = page.waitForEvent('download');
      await page.locator('a[href*="format=csv"]').click();
      const text = readFileSync(await (await download).path(), 'utf8');
      expect(text).toContain('sip-trunk,tokyo-pbx,possible,,,\r\n');
      expect(admin.faults).toEqual([]);
      await story.end();
    });
  }
});
