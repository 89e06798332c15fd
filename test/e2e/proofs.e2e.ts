import type { Page } from 'playwright-core';
import { stage } from './stage.js';
import type { Visitor } from './visitor.js';

const TEXTS = {
  en: {
    refuted: 'Refuted',
    saved: /Saved \d/,
    addProperty: 'Add a property',
    saveAsCase: 'Save as a case that expects deny',
    sandbox: 'Sandbox numbers take no calls.',
    remove: 'Remove',
  },
  ja: {
    refuted: '反例あり',
    saved: /\dに保存/,
    addProperty: '性質を追加',
    saveAsCase: '「拒否」を期待するケースとして保存',
    sandbox: 'サンドボックスの番号では通話できない。',
    remove: '削除',
  },
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

  it('mark a rule that never decides where it stands, with what covers it, and grey what makes no difference', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    const id = await newDraft(page, 'A rule twice');
    await visitor.open(`drafts/${id}?at=routing%2Fuser-to-webrtc`);
    await isProved(visitor);
    await page.getByRole('button', { name: 'Duplicate' }).click();
    const note = page.locator('rf-rule-findings .note', { hasText: 'never decides' });
    await note.locator('a', { hasText: 'routing/user-to-webrtc' }).first().waitFor();
    await page.locator('rf-outline .idle', { hasText: 'user-to-webrtc' }).first().waitFor();
    await visitor.shot('proofs-shadowed');
    expect(await visitor.findings()).toEqual([]);
    await note.locator('a').first().click();
    await page.waitForURL((at) => at.searchParams.get('at') === 'routing/user-to-webrtc');

    await page.locator('rf-proofs-part summary', { hasText: 'nobody would notice' }).waitFor();
    await visitor.open(`drafts/${id}?at=routing%2Fno-user-calls-while-restricted`);
    const dead = page.locator('rf-condition-node.dead');
    await dead.getByText('Makes no difference').waitFor();
    await visitor.shot('proofs-dead-condition');
    expect(await visitor.findings()).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  }, 60_000);

  for (const language of ['en', 'ja'] as const) {
    it(`are given of properties that a policy states of itself (${language})`, async () => {
      const text = TEXTS[language];
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('author', language);
      const id = await newDraft(page, `A property of our own (${language})`);
      await visitor.open(`drafts/${id}?at=properties&lang=${language}`);
      await isProved(visitor);
      await page.getByRole('button', { name: text.addProperty }).click();
      const editor = page.locator('rf-property-editor');
      await editor.locator('input.mono').fill('no-sandbox');
      await editor.locator('textarea[lang=en]').fill('Sandbox numbers take no calls.');
      await editor.locator('textarea[lang=ja]').fill('サンドボックスの番号では通話できない。');
      await editor.locator('rf-fact-picker button').click();
      await page.locator('input[role=combobox]:focus').fill('sandbox');
      await page.keyboard.press('Enter');
      await editor.locator('.vd .eff', { hasText: text.refuted }).waitFor();
      await isSaved(visitor, language);
      await visitor.shot(`proofs-own-property-${language}`);
      expect(await visitor.findings()).toEqual([]);
      await editor.locator('.vd a').click();
      const exhibit = page.locator('rf-exhibit');
      await exhibit.getByText(text.sandbox).waitFor();
      await exhibit.getByRole('button', { name: text.saveAsCase }).click();
      await exhibit.locator('.saved a').click();
      await page.locator('rf-case-editor').waitFor();
      expect(await page.locator('rf-case-editor .eff.deny').count()).toBe(1);
      await isSaved(visitor, language);

      await visitor.open(`drafts/${id}?at=properties&lang=${language}`);
      await isProved(visitor);
      await visitor.shot(`proofs-properties-${language}`);
      expect(await visitor.findings()).toEqual([]);
      await page.locator('rf-property-list a', { hasText: 'no-sandbox' }).click();
      await editor.getByRole('button', { name: text.remove, exact: true }).click();
      await page.locator('rf-property-list .empty').waitFor();
      await page.waitForFunction(
        () => document.querySelector('rf-proofs-part .eff.deny, rf-proofs-part .old') === null,
      );
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    }, 60_000);
  }
});
