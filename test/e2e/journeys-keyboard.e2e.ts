import type { Locator } from 'playwright-core';
import { DEMO_PASSWORD } from '../harness/server-process.js';
import { stage } from './stage.js';
import { FIGURE, LIMIT, Story } from './story.js';
import { Visitor } from './visitor.js';

/** More stops than any page of the console has. */
const MOST_STOPS = 250;

describe('The keyboard alone', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('en');
  });
  afterAll(() => story.end());

  it('leads from a draft to a live limit, and the focus is always seen', async () => {
    const author = await signsIn('author');
    await goes(author, author.page.getByRole('link', { name: story.word('nav.drafts') }));
    await author.page.waitForURL(/\/drafts/);
    await goes(
      author,
      author.page.getByRole('button', { name: story.word('drafts.create') }).first(),
    );
    await author.page.getByRole('dialog').waitFor();
    await reaches(author, author.page.locator('dialog input[name=title]'));
    await author.page.keyboard.type('Fewer calls a day');
    await author.page.keyboard.press('Enter');
    await author.page.waitForURL(/\/drafts\/[^/?]+/);
    await author.settled();
    await goes(author, author.page.locator('rf-figure-list a', { hasText: FIGURE }));
    await reaches(author, author.page.locator('[data-row="0"] .v input'));
    await author.page.keyboard.press('Control+A');
    await author.page.keyboard.type(String(LIMIT));
    await author.page.getByText(story.word('drafts.change.permit-to-deny')).waitFor();
    await author.shot('keyboard-1-figure');
    await goes(author, author.page.getByRole('button', { name: story.word('drafts.submit') }));
    await goes(author, author.page.locator('dialog button[type=submit]'));
    await author.page.waitForURL(/\/reviews\//);

    const approver = await signsIn('approver');
    const { page } = approver;
    await goes(approver, page.locator('.need a', { hasText: 'Fewer calls a day' }));
    await approver.settled();
    await reaches(approver, page.locator('rf-decide-bar input'));
    await page.keyboard.type('Agreed with compliance');
    await goes(
      approver,
      page.getByRole('button', { name: story.word('reviews.approve', { version: 2 }) }),
    );
    await page
      .getByRole('button', { name: story.word('reviews.promote', { version: 2 }) })
      .waitFor();
    await goes(
      approver,
      page.getByRole('button', { name: story.word('reviews.promote', { version: 2 }) }),
    );
    await reaches(approver, page.locator('dialog textarea'));
    await page.keyboard.type('From today');
    await goes(approver, page.locator('dialog button[type=submit]'));
    await page.getByRole('button', { name: story.word('rollback.to', { version: 1 }) }).waitFor();
    await approver.shot('keyboard-2-live');
    expect((await story.ask()).effect).toBe('deny');
    for (const each of [author, approver]) {
      expect(each.faults).toEqual([]);
      await each.leave();
    }
  }, 180_000);

  async function signsIn(role: string): Promise<Visitor> {
    const visitor = await Visitor.come(stage.browser, story.server.url);
    const { page } = visitor;
    await page.goto(`${story.server.url}/sign-in?lang=en`);
    await reaches(visitor, page.locator('input[type=email]'));
    await page.keyboard.type(`${role}@demo.example`);
    await reaches(visitor, page.locator('input[type=password]'));
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => !at.pathname.includes('sign-in'));
    await visitor.settled();
    return visitor;
  }
});

/** Tabs until the focus is there; at every stop it has to be on something, and to be seen. */
async function reaches({ page }: Visitor, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate(() => {
      const { activeElement } = document;
      // Between the last stop of the page and the first, the focus is the browser's own.
      if (activeElement === null || activeElement === document.body) return null;
      const ringed = [activeElement, activeElement.closest('label, .fil, .cm-editor, .fb')].some(
        (each) => each !== null && parseFloat(getComputedStyle(each).outlineWidth) > 0,
      );
      return ringed ? null : activeElement.outerHTML.slice(0, 160);
    });
    expect(unseen).withContext('has the focus unseen').toBeNull();
  }
  throw new Error(`the keyboard does not lead to ${wanted.toString()}`);
}

async function goes(visitor: Visitor, wanted: Locator): Promise<void> {
  await reaches(visitor, wanted);
  await visitor.page.keyboard.press('Enter');
}
