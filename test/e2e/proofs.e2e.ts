import { draftOf, isProved, widenTheBan } from './proving.js';
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

function isSaved({ page }: Visitor, language: Language): Promise<void> {
  return page.locator('rf-save-status .st', { hasText: TEXTS[language].saved }).waitFor();
}

describe('The proofs of a draft', () => {
  for (const [language, dark, width] of [
    ['en', false, 390],
    ['en', true, 1280],
    ['ja', true, 390],
    ['ja', false, 1280],
  ] as const) {
    const look = `${language}-${dark ? 'dark' : 'light'}-${width}px`;
    it(`are accessible and fit their window (${look})`, async () => {
      const visitor = await stage.visitor({ width, dark });
      const { page } = visitor;
      await visitor.signIn('author', language);
      const id = await draftOf(page, `Proofs looked at ${look}`);
      await visitor.open(`drafts/${id}?at=text%2Fpstn-ban&lang=${language}`);
      await isProved(visitor);
      await widenTheBan(visitor);
      await page.locator('rf-proofs-part .eff.deny').first().waitFor();
      await isSaved(visitor, language);
      const found: string[] = [];
      for (const place of [
        'at=properties&proof=ringfence.pstn-by-decision',
        'at=properties&proof=ringfence.pstn-by-rules',
        'at=figures&proof=ringfence.flow-possible-sip-trunk-to-user',
        'at=properties',
        'at=figures&proof=change:0',
      ]) {
        await visitor.open(`drafts/${id}?${place}&lang=${language}`);
        await isProved(visitor);
        await visitor.shot(`proofs-${place.replaceAll(/[^a-z]+/gu, '-')}-${look}`);
        found.push(...(await visitor.findings()).map((finding) => `${place}: ${finding}`));
        const overhang = await visitor.overhang();
        if (overhang > 0) found.push(`${place}: ${overhang}px wider than the window`);
      }
      expect(found).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }

  it('mark a rule that never decides where it stands, with what covers it, and grey what makes no difference', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    const id = await draftOf(page, 'A rule twice');
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
  });

  for (const language of ['en', 'ja'] as const) {
    it(`are given of properties that a policy states of itself (${language})`, async () => {
      const text = TEXTS[language];
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('author', language);
      const id = await draftOf(page, `A property of our own (${language})`);
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
      await page.locator('rf-case-editor .eff.deny').waitFor();
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
    });
  }
});
