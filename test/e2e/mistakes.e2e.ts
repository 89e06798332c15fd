import type { Page } from 'playwright-core';
import { becomes } from './becomes.js';
import { stage } from './stage.js';
import type { Visitor } from './visitor.js';

const TEXTS = {
  en: {
    create: 'New draft from live',
    createVerb: 'Create draft',
    generate: 'Generate cases',
    start: 'Try every small mistake',
    all: 'Choose all',
    add: 'Add chosen cases',
    show: 'Show the call',
    cancel: 'Cancel',
    suite: 'generated cases',
    noticed: 'Every mistake would be noticed',
  },
  ja: {
    create: 'ドラフトを新規作成',
    createVerb: 'ドラフトを作成',
    generate: 'ケースを自動生成',
    start: '検出力を確認',
    all: 'すべて選択',
    add: '選択したケースを追加',
    show: '通話を表示',
    cancel: 'キャンセル',
    suite: '自動生成ケース',
    noticed: 'すべての誤りを検出できます',
  },
} as const;
type Language = keyof typeof TEXTS;

async function openMistakes(visitor: Visitor, title: string, language: Language): Promise<void> {
  const { page } = visitor;
  const text = TEXTS[language];
  await visitor.open(`drafts?lang=${language}`);
  await page.getByRole('button', { name: text.create }).first().click();
  await page.getByRole('dialog').locator('input').fill(title);
  await page.getByRole('button', { name: text.createVerb }).click();
  await page.locator('rf-figure-list').waitFor();
  await visitor.open(`${new URL(page.url()).pathname.slice(1)}?at=suites&lang=${language}`);
  await page.getByRole('link', { name: text.generate }).click();
  await page.locator('rf-suite-mistakes').waitFor();
}

async function tryMistakes(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: TEXTS[language].start }).click();
  await page.locator('rf-suite-mistakes .verdict').waitFor();
}

/** The figures of the line that says how many mistakes would be noticed. */
async function score(page: Page): Promise<readonly number[]> {
  const line = await page.locator('rf-suite-mistakes .verdict .line').innerText();
  return (line.match(/\d+/gu) ?? []).map(Number);
}

describe('The mistakes nobody would notice', () => {
  for (const language of ['en', 'ja'] as const) {
    it(`are told with the cases that would, which are added in one step (${language})`, async () => {
      const text = TEXTS[language];
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('author', language);
      await openMistakes(visitor, `Cases made (${language})`, language);
      await visitor.shot(`mistakes-before-${language}`);
      expect(await visitor.findings()).toEqual([]);
      await tryMistakes(page, language);
      const noticed = await score(page);
      expect(noticed.length).toBe(2);
      await visitor.shot(`mistakes-found-${language}`);
      expect(await visitor.findings()).toEqual([]);

      const first = page.locator('rf-made-case').first();
      await first.getByRole('button', { name: text.show }).click();
      await first.locator('rf-leg-diagram').waitFor();
      await first.scrollIntoViewIfNeeded();
      await visitor.shot(`mistakes-call-${language}`);
      expect(await visitor.findings()).toEqual([]);

      await first.getByRole('checkbox').check();
      await page.getByRole('button', { name: text.add }).click();
      // What is told now stays until it was worked out anew.
      const isBetter = async (): Promise<boolean> =>
        Math.min(...(await score(page))) > Math.min(...noticed);
      await becomes(isBetter, true);
      await page.locator('rf-suite-mistakes rf-progress-bar').waitFor({ state: 'detached' });

      await page.getByRole('button', { name: text.all }).click();
      await page.getByRole('button', { name: text.add }).click();
      await page.getByText(text.noticed).waitFor();
      await visitor.shot(`mistakes-none-left-${language}`);
      expect(await visitor.findings()).toEqual([]);

      await page
        .getByRole('link', { name: /テストケース|Test cases/ })
        .last()
        .click();
      await page.locator('rf-case-list .in input').fill(text.suite);
      await page.locator('rf-case-list .row').first().waitFor();
      await page.locator('main h2').first().click();
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await page.locator('rf-case-list .empty').waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    }, 180_000);
  }

  it('lead to their place in the rule, and are there again on the way back', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    await openMistakes(visitor, 'A mistake by its place', 'en');
    await tryMistakes(page, 'en');
    await page.locator('rf-made-case .link').first().click();
    await page.locator('rf-rule-editor').waitFor();
    await page.goBack();
    await page.locator('rf-suite-mistakes .verdict').waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('are looked for beside the page: it can be stopped, and nothing is held up meanwhile', async () => {
    const text = TEXTS.en;
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    await openMistakes(visitor, 'Stopped', 'en');
    await page.evaluate(() => {
      const held: number[] = [];
      Object.assign(globalThis, { held });
      new PerformanceObserver((list) =>
        held.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({ type: 'longtask' });
    });
    await page.getByRole('button', { name: text.start }).click();
    await page.locator('rf-suite-mistakes').getByRole('button', { name: text.cancel }).click();
    await page.locator('rf-suite-mistakes').getByText('Cancelled.').waitFor();
    await tryMistakes(page, 'en');
    const held = await page.evaluate(() => (globalThis as unknown as { held: number[] }).held);
    console.log(
      `mistakes: tasks over 50 ms while it ran: ${held.map(Math.round).join(', ') || 'none'}`,
    );
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  for (const [language, dark, width] of [
    ['en', false, 390],
    ['ja', true, 1280],
    ['ja', false, 390],
  ] as const) {
    const look = `${language}-${dark ? 'dark' : 'light'}-${width}px`;
    it(`are accessible and fit their window (${look})`, async () => {
      const visitor = await stage.visitor({ width, dark });
      const { page } = visitor;
      await visitor.signIn('author', language);
      await openMistakes(visitor, `Mistakes ${look}`, language);
      await tryMistakes(page, language);
      await page.getByRole('button', { name: TEXTS[language].show }).first().click();
      await page.locator('rf-leg-diagram').waitFor();
      await page.locator('rf-mistake-list summary').last().click();
      expect(await visitor.findings()).toEqual([]);
      expect(await visitor.overhang()).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `test/e2e/screenshots/mistakes-${look}.png`, fullPage: true });
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});
