import type { Locator } from 'playwright-core';
import { FIGURE, LIMIT, Story, type Language } from './story.js';
import type { Visitor } from './visitor.js';

for (const language of ['en', 'ja'] as const satisfies Language[]) {
  describe(`A call becomes a case (${language})`, () => {
    let story: Story;
    beforeAll(async () => {
      story = await Story.begin(language);
    });
    afterAll(() => story.end());

    it('from the live tail into the suite that gates the next submit', async () => {
      const look = (who: Visitor, name: string): Promise<void> => story.look(who, `case-${name}`);

      // An operator watches: the answer is there as soon as the platform has it.
      const operator = await story.comes('operator');
      await story.open(operator, 'decisions');
      await operator.page.locator('[data-decision-id]').first().waitFor();
      await operator.hearsDecisions();
      const { decisionId, effect } = await story.ask();
      const row = operator.page.locator(`[data-decision-id="${decisionId}"]`);
      await row.waitFor();
      expect(effect).toBe('permit');
      await row.click();
      const detail = operator.page.locator('rf-decision-detail');
      for (const told of ['grant-in-force', 'a-user-is-rung', 'grant.status']) {
        await detail.getByText(told).first().waitFor();
      }
      await look(operator, '01-decision');
      expect(
        await detail.getByRole('button', { name: story.word('saveCase.fromDecision') }).count(),
      ).toBe(0);

      // An author makes a case of it, in a draft that lowers the limit: the case says this call must go through.
      const author = await story.comes('author');
      const { page } = author;
      await story.open(author, `decisions/${decisionId}`);
      await page.getByRole('button', { name: story.word('saveCase.fromDecision') }).click();
      const title = { en: 'Fewer calls a day', ja: '発信上限の引き下げ' }[language];
      await dialog(author).locator('input[name=draft-title]').fill(title);
      const suite = { en: 'calls we saw', ja: '実際の通話' }[language];
      const name = { en: 'a third call goes through', ja: '三件目の発信は許可される' }[language];
      await dialog(author).locator('input[name=suite]').fill(suite);
      await dialog(author).locator('input[name=case-name]').fill(name);
      await look(author, '02-make-case');
      await dialog(author).locator('button[type=submit]').click();
      await dialog(author)
        .getByRole('link', { name: story.word('saveCase.open') })
        .click();
      await page.locator('rf-case-editor h2', { hasText: name }).waitFor();
      await look(author, '03-case');

      await page.locator('rf-outline a', { hasText: story.word('drafts.figures') }).click();
      await page.locator('rf-figure-list a', { hasText: FIGURE }).click();
      const value = page.locator('[data-row="0"] .v input');
      await value.fill(String(LIMIT));
      await page
        .locator('rf-figure-editor ins', { hasText: String(LIMIT) })
        .first()
        .waitFor();
      author.expect(/status of 422/);
      await page.getByRole('button', { name: story.word('drafts.submit') }).click();
      await dialog(author).locator('button[type=submit]').click();
      const refusal = dialog(author).getByRole('alert');
      await refusal.getByText(story.word('refused.not-submittable')).waitFor();
      await refusal.getByText(name).waitFor();
      await look(author, '04-refused');

      // The reason leads to the case; with a limit that lets the call through it can be submitted.
      await dialog(author)
        .getByRole('button', { name: story.word('drafts.showPlace') })
        .first()
        .click();
      await page.locator('rf-case-editor h2', { hasText: name }).waitFor();
      await page
        .getByRole('button', { name: story.word('drafts.runTests') })
        .first()
        .click();
      await page.locator('rf-case-editor').getByText(story.word('drafts.fails')).waitFor();
      await look(author, '05-failing-case');
      await page.locator('rf-outline a', { hasText: story.word('drafts.figures') }).click();
      await page.locator('rf-figure-list a', { hasText: FIGURE }).click();
      await value.fill(String(LIMIT + 1));
      await page.getByRole('button', { name: story.word('drafts.submit') }).click();
      await dialog(author).locator('button[type=submit]').click();
      await page.waitForURL(/\/reviews\//);
      await author.settled();
      await page.locator('rf-policy-changes ins', { hasText: name }).waitFor();
      await look(author, '06-review');

      for (const each of [operator, author]) {
        expect(each.faults).toEqual([]);
        await each.leave();
      }
    });
  });
}

function dialog({ page }: Visitor): Locator {
  return page.getByRole('dialog');
}
