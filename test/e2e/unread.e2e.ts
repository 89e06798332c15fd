import { stage } from './stage.js';

/** Pages that show what the server says, by their address. */
const PLACES = [
  'overview',
  'policy',
  'drafts',
  'reviews',
  'decisions',
  'calls',
  'permissions',
  'directory',
  'directory/numbers',
  'directory/routes',
  'audit',
  'integrations',
  'integrations/infobip-call-routing',
  'settings/people',
  'settings/keys',
  'settings/confirmations',
  'settings/safety',
] as const;

const TEXTS = {
  en: { busy: 'The server is busy', safe: 'No kill switch is pulled.' },
  ja: { busy: 'サーバーが混み合っています', safe: '緊急停止は実行されていません。' },
} as const;

describe('Every page, of a server that cannot answer', () => {
  for (const language of ['en', 'ja'] as const) {
    it(`says so in its reader's language, and tells nothing it did not learn (${language})`, async () => {
      const text = TEXTS[language];
      const visitor = await stage.visitor();
      const { page } = visitor;
      visitor.expect(/503/);
      await visitor.signIn('admin', language);
      await page.route(/\/v1\/(?!session$)/, (route) =>
        route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'urn:ringfence:problem:overloaded',
            title: 'Too busy',
            status: 503,
            code: 'overloaded',
            detail: 'more than 2,000 records wait',
            instance: 'r1a2b',
          }),
        }),
      );
      const found: string[] = [];
      for (const place of PLACES) {
        await visitor.open(`${place}?lang=${language}`);
        const failed = page.getByRole('alert').first();
        await failed.waitFor();
        const said = await page.locator('main').innerText();
        if (!(await failed.innerText()).includes(text.busy)) found.push(`${place}: not why`);
        if ((await page.locator('main .empty').count()) > 0) found.push(`${place}: empty`);
        if (said.includes(text.safe)) found.push(`${place}: no kill switch`);
        if (said.includes('2,000 records')) found.push(`${place}: as the server said it`);
        if (language === 'ja') {
          found.push(...(await visitor.findings()).map((each) => `${place}: ${each}`));
        }
      }
      await visitor.open(`bench?flow=user-to-webrtc&lang=${language}`);
      await page.keyboard.press('Control+Enter');
      await page.getByText(text.busy).waitFor();

      expect(found).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});
