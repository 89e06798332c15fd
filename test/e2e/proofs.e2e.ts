import type { Page } from 'playwright-core';
import { stage } from './stage.js';
import type { Visitor } from './visitor.js';

const TEXTS = {
  en: { proved: 'Proved', refuted: 'Refuted', saved: /Saved \d/ },
  ja: { proved: '証明済み', refuted: '反例あり', saved: /\dに保存/ },
} as const;
type Language = keyof typeof TEXTS;

/** A draft of the author's, begun over the API. */
async function newDraft(page: Page, title: string): Promise<string> {
  return page.evaluate(async (named) => {
    const { csrfToken } = (await (await fetch('/v1/session')).json()) as { csrfToken: string };
    const answer = await fetch('/v1/drafts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
      body: JSON.stringify({ title: named, base: 'live' }),
    });
    return ((await answer.json()) as { id: string }).id;
  }, title);
}

function isSaved({ page }: Visitor, language: Language): Promise<void> {
  return page.locator('rf-save-status .st', { hasText: TEXTS[language].saved }).waitFor();
}

/** Waits until the proofs are those of the text as it stands. */
async function isProved({ page }: Visitor): Promise<void> {
  await page.locator('rf-proofs-part .eff').first().waitFor();
  await page.waitForFunction(() => document.querySelector('rf-proofs-part .old') === null);
}

/** Writes another text for the ban: emergency numbers are let through. */
async function widenTheBan({ page }: Visitor): Promise<void> {
  const line = page.locator('.cm-line', { hasText: 'pstn.emergencyLegCount' });
  const content = page.locator('.cm-content');
  await content.click();
  await page.keyboard.press('Control+End');
  for (let i = 0; (await line.count()) === 0 && i < 40; i++) await page.keyboard.press('PageUp');
  await line.click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('1');
}

describe('The proofs of a draft', () => {
  for (const language of ['en', 'ja'] as const) {
    it(`show the call that a widened ban would let out, on the bench as well (${language})`, async () => {
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('author', language);
      const id = await newDraft(page, `Emergency calls (${language})`);
      await visitor.open(`drafts/${id}?at=text%2Fpstn-ban&lang=${language}`);
      await isProved(visitor);
      expect(await page.locator('rf-proofs-part .eff.deny').count()).toBe(0);
      await visitor.shot(`proofs-all-proved-${language}`);
      await widenTheBan(visitor);
      const row = page.locator('rf-proofs-part .prf', { has: page.locator('.eff.deny') });
      await row.first().waitFor();
      await isSaved(visitor, language);
      await visitor.shot(`proofs-refuted-${language}`);
      await row.nth(1).click();
      await page.locator('rf-exhibit svg.legs').waitFor();
      await page.setViewportSize({ width: 1280, height: 1250 });
      await visitor.shot(`proofs-counterexample-${language}`);
      expect(await visitor.findings()).toEqual([]);
      await page.locator('rf-exhibit a[href^="/bench"]').click();
      await page.locator('rf-answer-card .big.eff').waitFor();
      await visitor.shot(`proofs-bench-${language}`);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    }, 60_000);
  }
});
