import { becomes } from './becomes.js';
import { Story, type Language } from './story.js';
import type { Visitor } from './visitor.js';

describe('The directory', () => {
  let begun: Story;
  beforeAll(async () => {
    begun = await Story.begin('en');
  });
  afterAll(() => begun.end());

  for (const language of ['en', 'ja'] as const satisfies readonly Language[]) {
    it(`shows what may be called over what, and who vouches for it (${language})`, async () => {
      const story = begun.in(language);
      for (const width of [1280, 390]) {
        const auditor = await story.comes('auditor', { width });
        const { page } = auditor;
        await story.open(auditor, 'directory');
        await page.locator('[data-key="sip-trunk:tokyo-pbx"]').waitFor();
        await story.look(auditor, `directory-endpoints-${width}`);
        expect(await page.getByRole('button', { name: story.word('directory.edit') }).count()).toBe(
          0,
        );

        await page.locator('[data-key="sip-trunk:nagoya-pbx"]').click();
        const panel = page.locator('rf-side-panel');
        await panel.getByText(story.word('directory.standingWhy.lapsed')).waitFor();
        await story.look(auditor, `directory-endpoint-${width}`);
        await page.keyboard.press('Escape');
        await panel.waitFor({ state: 'detached' });
        await becomes(() => focusedKey(auditor), 'sip-trunk:nagoya-pbx');

        await story.open(auditor, 'directory/numbers');
        await page.locator('.row', { hasText: '+81 3-1111-0001' }).click();
        await panel.waitFor();
        await story.look(auditor, `directory-number-${width}`);
        expect(page.url()).not.toMatch(/\d{7}/);

        await story.open(auditor, 'directory/routes');
        await page.locator('[data-key="infobip/route-sip-out"]').click();
        await panel.waitFor();
        await story.look(auditor, `directory-route-${width}`);
        expect(auditor.faults).toEqual([]);
        await auditor.leave();
      }
    });
  }

  it('is searched and narrowed, and its address tells how, but tells no number', async () => {
    const story = begun.in('en');
    const auditor = await story.comes('auditor');
    const { page } = auditor;
    const keys = (): Promise<string[]> =>
      page
        .locator('[data-key]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key') ?? ''));
    await story.open(auditor, 'directory/endpoints?standing=lapsed');
    await becomes(keys, ['sip-trunk:nagoya-pbx']);

    await story.open(auditor, 'directory/endpoints');
    await page.locator('.seek input').fill('osaka');
    await page.waitForURL(/q=osaka/);
    await becomes(keys, ['sip-trunk:osaka-sbc']);

    await story.open(auditor, 'directory/numbers');
    await page.locator('.seek input').fill('03-1111-0001');
    await becomes(async () => (await keys()).length, 1);
    expect(page.url()).not.toContain('1111');

    await story.open(auditor, 'overview');
    await page.locator('main a', { hasText: 'nagoya-pbx' }).click();
    await page.locator('rf-side-panel', { hasText: 'nagoya-pbx' }).waitFor();
    expect(auditor.faults).toEqual([]);
    await auditor.leave();
  });
});

/** The row that has the focus. */
function focusedKey({ page }: Visitor): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? null);
}
