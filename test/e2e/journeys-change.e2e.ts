import type { Locator } from 'playwright-core';
import { FIGURE, LIMIT, RULE, Story, type Language } from './story.js';
import type { Visitor } from './visitor.js';

const BECAUSE = {
  en: {
    title: 'Fewer calls a day',
    approve: 'Agreed with compliance',
    promote: 'From today',
    rollBack: 'Too few calls got through',
  },
  ja: {
    title: '発信上限の引き下げ',
    approve: '法務と合意済み',
    promote: '本日から適用',
    rollBack: '発信できない通話が多すぎるため',
  },
} as const;

for (const language of ['en', 'ja'] as const satisfies Language[]) {
  describe(`A limit is changed (${language})`, () => {
    let story: Story;
    beforeAll(async () => {
      story = await Story.begin(language);
    });
    afterAll(() => story.end());

    it('from the form to a real call, through two people, and back', async () => {
      const author = await story.comes('author');
      const because = BECAUSE[language];
      const look = (who: Visitor, name: string): Promise<void> => story.look(who, `change-${name}`);

      // A draft from live.
      await story.open(author, 'drafts');
      await author.page
        .getByRole('button', { name: story.word('drafts.create') })
        .first()
        .click();
      await dialog(author).locator('input[name=title]').fill(because.title);
      await look(author, '01-new-draft');
      await dialog(author).locator('button[type=submit]').click();
      await author.page.waitForURL(/\/drafts\/[^/?]+/);
      const draft = /\/drafts\/([^/?]+)/.exec(author.page.url())![1]!;
      await author.settled();
      await author.page.getByText(story.word('drafts.impactNone')).waitFor();
      await look(author, '02-draft');

      // The form; the sentence, the JSON and the impact follow.
      await author.page.locator('rf-figure-list a', { hasText: FIGURE }).click();
      const value = author.page.locator('[data-row="0"] .v input');
      await value.fill(String(LIMIT));
      const reader = author.page.locator('rf-figure-editor .rd', { hasText: RULE });
      await reader.locator('ins', { hasText: String(LIMIT) }).waitFor();
      await author.page.getByText(story.word('drafts.change.permit-to-deny')).waitFor();
      await look(author, '03-figure');
      await author.page.getByRole('button', { name: 'JSON', exact: true }).click();
      await author.page.locator('.cm-content', { hasText: `"value": ${LIMIT}` }).waitFor();
      await look(author, '04-figure-json');
      await reader.waitFor({ state: 'detached' });
      await author.page.getByRole('button', { name: story.word('drafts.view.form') }).click();
      await reader.getByRole('link', { name: RULE }).click();
      await author.page.locator('rf-rule-editor').getByText(String(LIMIT)).first().waitFor();
      await look(author, '05-rule');

      // Submitted; whoever worked on it cannot approve it, in the console or past it.
      await author.page
        .getByRole('button', { name: story.word('drafts.runTests') })
        .first()
        .click();
      await author.page.getByText(story.word('drafts.covered')).waitFor();
      await author.page.getByRole('button', { name: story.word('drafts.submit') }).click();
      await look(author, '06-submit');
      await dialog(author).locator('button[type=submit]').click();
      await author.page.waitForURL(new RegExp(`/reviews/${draft}`));
      await author.settled();
      await author.page.getByText(story.word('reviews.whyNot.contributor')).waitFor();
      const approve = story.word('reviews.approve', { version: 2 });
      expect(await author.page.getByRole('button', { name: approve }).count()).toBe(0);
      await look(author, '07-review-author');
      const { digest } = (await (
        await story.as('author', 'GET', `/v1/drafts/${draft}`)
      ).json()) as {
        digest: string;
      };
      const own = await story.as('author', 'POST', `/v1/drafts/${draft}/approve`, {
        digest,
        reason: 'I am sure',
      });
      expect(own.status).toBe(403);

      // Another person reads what changes, approves and puts it live.
      const approver = await story.comes('approver');
      await look(approver, '08-overview-approver');
      await approver.page.locator('.need a', { hasText: because.title }).click();
      await approver.settled();
      const { page } = approver;
      await page.locator('rf-policy-changes ins', { hasText: String(LIMIT) }).waitFor();
      await page.locator('rf-policy-changes').getByText(FIGURE).waitFor();
      await page
        .locator('rf-checks-card')
        .getByText(story.word('reviews.checksState.fails'))
        .waitFor();
      await look(approver, '09-review-approver');
      await page.locator('rf-decide-bar input').fill(because.approve);
      await page.getByRole('button', { name: approve }).click();
      await page
        .getByRole('button', { name: story.word('reviews.promote', { version: 2 }) })
        .click();
      await dialog(approver).locator('textarea').fill(because.promote);
      await look(approver, '10-promote');
      expect((await story.ask()).effect).toBe('permit');
      await dialog(approver).locator('button[type=submit]').click();
      await page
        .locator('rf-standing-chip', { hasText: story.word('reviews.standing.live') })
        .waitFor();
      await look(approver, '11-live');

      await story.open(approver, 'overview');
      await page.getByText(story.word('overview.lead', { version: 2 })).waitFor();
      await look(approver, '12-overview');
      const denied = await story.ask();
      expect(denied.effect).toBe('deny');
      expect(denied.policy.version).toBe(2);
      expect(denied.reasons[0]?.rule).toContain(RULE);

      // The bench answers by it too.
      await story.open(approver, 'bench?flow=conversations-to-user');
      expect(await approver.ask()).toMatch(/permit|deny/);
      await look(approver, '13-bench');

      // Back to what was live before, by the same kind of act.
      await story.open(approver, 'policy');
      await page.getByRole('button', { name: story.word('rollback.to', { version: 1 }) }).click();
      await dialog(approver).locator('textarea').fill(because.rollBack);
      await look(approver, '14-rollback');
      await dialog(approver).locator('button[type=submit]').click();
      await page.locator('h1', { hasText: story.word('policy.title', { version: 1 }) }).waitFor();
      await look(approver, '15-policy');
      expect((await story.ask()).policy.version).toBe(1);

      for (const each of [author, approver]) {
        expect(each.faults).toEqual([]);
        await each.leave();
      }
    });
  });
}

function dialog({ page }: Visitor): Locator {
  return page.getByRole('dialog');
}
