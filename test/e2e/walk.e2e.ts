import { DEMO_PASSWORD } from '../harness/server-process.js';
import { stage, transferToOpenTrunk } from './stage.js';

describe('A person at the console', () => {
  for (const language of ['en', 'ja'] as const) {
    it(`signs in, asks the bench, and sees a posted decision with its trace (${language})`, async () => {
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('auditor', language);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await visitor.settled();
      await visitor.shot(`walk-1-overview-${language}`);

      await visitor.open(`bench?flow=user-to-webrtc&lang=${language}`);
      expect(await visitor.ask()).toBe('permit');
      const permit = { en: 'Permit', ja: '許可' }[language];
      expect(await page.locator('.big.eff').innerText()).toContain(permit);
      await visitor.shot(`walk-2-bench-${language}`);

      await visitor.open(`decisions?lang=${language}`);
      await visitor.hearsDecisions();
      const row = page.locator('[data-decision-id]').first();
      const newestBefore = await row.getAttribute('data-decision-id');
      const posted = await stage.server.post('/v1/decisions', transferToOpenTrunk());
      const { decisionId } = (await posted.json()) as { decisionId: string };
      await page.locator(`[data-decision-id="${decisionId}"]`).waitFor();
      expect(newestBefore).not.toBe(decisionId);
      await page.locator(`[data-decision-id="${decisionId}"]`).click();
      await page.waitForURL((at) => at.pathname.endsWith(decisionId));
      const detail = page.locator('rf-decision-detail');
      for (const told of [
        'pstn-reachable-trunk',
        'no-leg-that-may-reach-the-phone-network',
        'pstn.openLegCount',
      ]) {
        await detail.getByText(told).first().waitFor();
      }
      await visitor.shot(`walk-3-decision-${language}`);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }

  it('signs in and asks the bench by keyboard alone, faster than the directory answers', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/v1/directory/evidence', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(`${stage.server.url}/bench?flow=conversations-to-user`);
    await page.locator('input[type=email]').focus();
    await page.keyboard.type('author@demo.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('main h1', { hasText: 'Test bench' }).waitFor();
    await page.keyboard.press('Control+Enter');
    answer();
    await page.locator('rf-answer-card').getByText('grant-in-force').first().waitFor();
    expect(await page.locator('rf-answer-card .stale').count()).toBe(0);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('finds the search with /, the keys with ?, and closes them again', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    await visitor.settled();
    await page.keyboard.press('?');
    const keys = page.locator('dialog[open]');
    await keys.getByText('Ask, on the test bench').waitFor();
    await visitor.shot('shortcuts-en');
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type('permission-expired');
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.searchParams.get('reason') === 'permission-expired');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
});
