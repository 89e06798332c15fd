import { stage } from './stage.js';

const TEXTS = {
  en: { forbid: 'Forbid', asTable: 'As table', inForce: 'in force' },
  ja: { forbid: '禁止', asTable: '表で表示', inForce: '有効' },
} as const;

describe('The policy page', () => {
  for (const language of ['en', 'ja'] as const) {
    it(`keeps the opened rule over a reload, and shows the figures by date (${language})`, async () => {
      const visitor = await stage.visitor();
      const { page } = visitor;
      const text = TEXTS[language];
      await visitor.signIn('auditor', language);
      await visitor.open(`policy?lang=${language}`);
      expect(await page.locator('rf-sentence .kw').first().innerText()).toContain(text.forbid);
      const rule = page.locator('tr[id]', { has: page.getByText('permission-expired') });
      const id = await rule.getAttribute('id');
      await rule.locator('button').click();
      await page.waitForURL((at) => at.hash === `#${id}`);
      await page.reload();
      await visitor.settled();
      await page.locator(`tr[id="${id}"] button[aria-expanded="true"]`).waitFor();
      await page.locator('rf-rule-detail').getByText('grant.status').first().waitFor();
      await visitor.shot(`policy-rule-${language}`);
      expect(await visitor.findings()).toEqual([]);

      const figures = page.locator('#parameters');
      await figures.scrollIntoViewIfNeeded();
      await visitor.shot(`policy-figures-${language}`);
      await figures.getByRole('button', { name: text.asTable }).click();
      await figures.locator('tbody tr').first().waitFor();
      const table = await figures.innerText();
      expect(table).toContain('perm.connectedCalls.max');
      expect(table).toContain(text.inForce);
      expect(await visitor.findings()).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});
