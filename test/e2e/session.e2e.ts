import { DEMO_PASSWORD } from '../harness/server-process.js';
import { stage } from './stage.js';

const TEXTS = {
  en: {
    wrong: 'Email and password do not match.',
    signOut: 'Sign out',
    nothing: 'Nothing here',
    back: 'Go to the overview',
  },
  ja: {
    wrong: 'メールアドレスとパスワードが一致しません。',
    signOut: 'サインアウト',
    nothing: 'ページがありません',
    back: '概要へ',
  },
} as const;

describe('The session of a person', () => {
  for (const language of ['en', 'ja'] as const) {
    const text = TEXTS[language];

    it(`begins with the right password only, and ends where it is ended (${language})`, async () => {
      const visitor = await stage.visitor();
      const { page } = visitor;
      await page.goto(`${stage.server.url}/sign-in?lang=${language}`);
      await visitor.fillIn('author', 'posts-and-fence');
      await page.getByRole('alert').getByText(text.wrong).waitFor();
      await visitor.shot(`sign-in-wrong-${language}`);
      expect(await visitor.findings()).toEqual([]);

      await visitor.signIn('author', language);
      await visitor.settled();
      await page.locator('button.account').click();
      await page.getByRole('menuitem', { name: text.signOut }).click();
      await page.waitForURL((at) => at.pathname === '/sign-in');
      await page.goto(`${stage.server.url}/decisions?lang=${language}`);
      await page.waitForURL((at) => at.pathname === '/sign-in');
      expect(new URL(page.url()).searchParams.get('return')).toContain('/decisions');
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });

    it(`says that an address leads nowhere (${language})`, async () => {
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('author', language);
      await visitor.open(`no/such/page?lang=${language}`);
      expect(await page.locator('main h1').innerText()).toBe(text.nothing);
      await visitor.shot(`not-found-${language}`);
      expect(await visitor.findings()).toEqual([]);
      await page.getByRole('link', { name: text.back }).click();
      await page.waitForURL((at) => at.pathname === '/overview');
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }

  it('that has expired leads to the sign-in page and back to where the person was', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    visitor.expect(/401/);
    await visitor.signIn('auditor');
    await visitor.open('decisions');
    await visitor.context.clearCookies();
    await page.locator('.flt select').nth(1).selectOption('deny');
    await page.waitForURL((at) => at.pathname === '/sign-in');
    await visitor.fillIn('auditor', DEMO_PASSWORD);
    await page.waitForURL((at) => at.pathname === '/decisions');
    expect(new URL(page.url()).searchParams.get('effect')).toBe('deny');
    await page.locator('[data-decision-id]').first().waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
});
