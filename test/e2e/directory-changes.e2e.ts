import { Story, type Language } from './story.js';

const REASON = { en: 'Checked on site', ja: '現地で確認済み' };

describe('An administrator, changing the directory', () => {
  const stories = {} as Record<Language, Story>;
  beforeAll(async () => {
    for (const language of ['en', 'ja'] as const) stories[language] = await Story.begin(language);
  });
  afterAll(() => Promise.all(Object.values(stories).map((story) => story.end())));

  for (const language of ['en', 'ja'] as const satisfies readonly Language[]) {
    it(`renews an attestation, which a second person confirms, and takes a trunk away (${language})`, async () => {
      const story = stories[language];
      const word = story.word.bind(story);
      const admin = await story.comes('admin');
      const { page } = admin;
      const panel = page.locator('rf-side-panel');
      const dialog = page.getByRole('dialog');
      await story.open(admin, 'directory/endpoints?open=sip-trunk:nagoya-pbx');
      await panel.getByRole('button', { name: word('directory.renew') }).click();
      await dialog.getByRole('textbox').last().fill(REASON[language]);
      await story.look(admin, 'directory-renew');
      await dialog.getByRole('button', { name: word('directory.propose') }).click();
      await panel.getByText(word('directory.waits')).waitFor();
      await story.look(admin, 'directory-waits');
      // Nothing holds longer yet.
      await panel.getByText(word('directory.standingWhy.lapsed')).waitFor();

      const approver = await story.comes('approver');
      await story.open(approver, 'directory/endpoints?open=sip-trunk:nagoya-pbx');
      await approver.page.getByRole('link', { name: word('directory.waitsForYou') }).click();
      await approver.page.getByRole('button', { name: word('settings.confirm') }).click();
      const asked = approver.page.getByRole('dialog');
      await asked.getByRole('textbox').fill(REASON[language]);
      await asked.getByRole('button', { name: word('settings.confirm') }).click();
      await asked.waitFor({ state: 'detached' });
      await story.open(admin, 'directory/endpoints?open=sip-trunk:nagoya-pbx');
      await panel.getByText(word('directory.standingWhy.passes')).waitFor();

      await panel.getByRole('button', { name: word('directory.edit') }).click();
      await story.look(admin, 'directory-edit-endpoint');
      await page.keyboard.press('Escape');
      await panel.getByRole('button', { name: word('directory.remove') }).click();
      await dialog.getByRole('textbox').fill(REASON[language]);
      await dialog.getByRole('button', { name: word('directory.remove') }).click();
      await page.locator('[data-key="sip-trunk:nagoya-pbx"]').waitFor({ state: 'detached' });
      expect([...admin.faults, ...approver.faults]).toEqual([]);
    });

    it(`puts destinations in order by keys and opens a number at hours of the week (${language})`, async () => {
      const story = stories[language];
      const word = story.word.bind(story);
      const admin = await story.comes('admin', { width: language === 'ja' ? 390 : 1280 });
      const { page } = admin;
      const panel = page.locator('rf-side-panel');
      const dialog = page.getByRole('dialog');
      await story.open(admin, 'directory/numbers');
      await page.locator('.row', { hasText: '+81 3-1111-0001' }).click();
      await panel.getByRole('button', { name: word('directory.edit') }).click();
      const prefer = { name: 'support-queue' };
      await dialog.getByRole('button', { name: word('directory.moveUp', prefer) }).focus();
      await page.keyboard.press('Enter');
      await dialog.getByRole('checkbox').check();
      await dialog.locator('input[name=zone]').fill('Asia/Tokyo');
      await story.look(admin, 'directory-edit-number');
      const save = dialog.getByRole('button', { name: word('directory.save') });
      await save.click();
      await dialog.waitFor({ state: 'detached' });
      await panel.getByText('09:00–18:00').first().waitFor();
      await story.look(admin, 'directory-number-hours');
      const { businessNumbers } = (await (
        await story.as('auditor', 'GET', '/v1/directory')
      ).json()) as { businessNumbers: { number: string; destinations: object[] }[] };
      const { destinations } = businessNumbers.find(({ number }) => number === '+81311110001')!;
      expect(destinations).toEqual([
        { kind: 'conversations', id: 'support-queue' },
        { kind: 'webrtc', id: 'web-app' },
      ]);

      await story.open(admin, 'directory/routes');
      await page.getByRole('button', { name: word('directory.of.routes.add') }).click();
      await dialog.locator('input[name=route]').fill('route-new');
      await dialog.locator('select[name=endpoint]').selectOption('webrtc:web-app');
      await story.look(admin, 'directory-add-route');
      await save.click();
      await page.locator('[data-key="infobip/route-new"]').waitFor();
      expect(admin.faults).toEqual([]);
    });
  }
});
