import type { Page } from 'playwright-core';
import { businessCalls, PERMITTED } from '../harness/attempts.js';
import { becomes } from './becomes.js';
import { stage } from './stage.js';
import type { Visitor } from './visitor.js';

const TEXTS = {
  en: {
    create: 'New draft from live',
    empty: 'No draft is open',
    createVerb: 'Create draft',
    permit: 'Permit',
    deny: 'Deny',
    run: 'Run tests',
    submit: 'Submit for review',
    withdraw: 'Withdraw',
    json: 'JSON',
    form: 'Form',
    saved: /Saved \d/,
    lastGood: 'The text is not readable at the moment.',
    problem: '1 problem',
  },
  ja: {
    create: 'ドラフトを新規作成',
    empty: '作業中のドラフトはありません',
    createVerb: 'ドラフトを作成',
    permit: '許可',
    deny: '拒否',
    run: 'テストを実行',
    submit: 'レビュー依頼',
    withdraw: '取り下げ',
    json: 'JSON',
    form: 'フォーム',
    saved: /\dに保存/,
    lastGood: '現在のテキストは読み取れません。',
    problem: '問題1件',
  },
} as const;
type Language = keyof typeof TEXTS;

const LIMIT_RULE = 'call-permission/connected-calls-within-the-limit';

async function newDraft(visitor: Visitor, title: string, language: Language): Promise<string> {
  const { page } = visitor;
  const text = TEXTS[language];
  await visitor.open(`drafts?lang=${language}`);
  await page.getByRole('button', { name: text.create }).first().click();
  await page.getByRole('dialog').locator('input').fill(title);
  await page.getByRole('button', { name: text.createVerb }).click();
  await page.locator('rf-figure-list').waitFor();
  return new URL(page.url()).pathname.slice(1);
}

function isSaved(page: Page, language: Language): Promise<void> {
  return page.locator('rf-save-status .st', { hasText: TEXTS[language].saved }).waitFor();
}

describe('The drafts', () => {
  for (const language of ['en', 'ja'] as const) {
    it(`let an author change a limit and see sentence, JSON and calls change with it (${language})`, async () => {
      const text = TEXTS[language];
      await stage.server.post(
        '/v1/decisions',
        businessCalls({ kind: 'webrtc', id: 'web-app' }, PERMITTED),
      );
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('author', language);
      await newDraft(visitor, `Call less (${language})`, language);
      await page.locator('rf-figure-list a', { hasText: 'perm.connectedCalls.max' }).click();
      const value = page.locator('rf-figure-editor li.now .v input').first();
      await value.fill('0');
      const sentence = page.locator('rf-figure-editor rf-sentence-diff').first();
      await sentence.locator('del', { hasText: '100' }).waitFor();
      await sentence.locator('ins', { hasText: '0' }).waitFor();
      await isSaved(page, language);
      const changes = page.locator('rf-draft-panel .cl > li', { hasText: text.permit }).first();
      await changes.getByText(text.deny).first().waitFor();
      await visitor.shot(`draft-figure-${language}`);
      expect(await visitor.findings()).toEqual([]);

      await page.locator('rf-figure-editor .seg button', { hasText: text.json }).click();
      await page.locator('.cm-content', { hasText: '"value": 0' }).waitFor();
      await visitor.shot(`draft-json-${language}`);
      expect(await visitor.findings()).toEqual([]);

      await page.getByRole('button', { name: text.run }).first().click();
      await page.locator('rf-draft-panel .meter.deny').waitFor();
      await page.locator('section[aria-labelledby=p-tests] .list button').first().click();
      await page.waitForURL((at) => /suites\/\d+\/\d+/.test(at.searchParams.get('at') ?? ''));
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }

  it('keep text that is no JSON over a reload, and show the last good state meanwhile', async () => {
    const text = TEXTS.en;
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    const draft = await newDraft(visitor, 'Half a rule', 'en');
    await visitor.open(`${draft}?at=${LIMIT_RULE}&view=json`);
    const editor = page.locator('.cm-content');
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(', "half');
    await page.locator('.cm-lintRange-error').first().waitFor();
    await page.locator('rf-draft-panel', { hasText: text.problem }).waitFor();
    await isSaved(page, 'en');
    await page.reload();
    await editor.filter({ hasText: ', "half' }).waitFor();
    await page.locator('rf-rule-editor .seg button', { hasText: text.form }).click();
    await page.getByText(text.lastGood).waitFor();
    await page.locator('rf-condition-row select:disabled').first().waitFor();
    await visitor.shot('draft-last-good');
    expect(await visitor.findings()).toEqual([]);

    await page.locator('rf-rule-editor .seg button', { hasText: text.json }).click();
    await editor.click();
    await page.keyboard.press('Control+End');
    for (let i = 0; i < ', "half"'.length; i++) await page.keyboard.press('Backspace');
    await page.locator('.cm-lintRange-error').first().waitFor({ state: 'detached' });
    await page.locator('rf-rule-editor .seg button', { hasText: text.form }).click();
    await page.locator('rf-condition-row select:enabled').first().waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('offer the facts of the catalogue while JSON is typed, and take the one that is chosen', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    const draft = await newDraft(visitor, 'A fact by its name', 'en');
    await visitor.open(`${draft}?at=${LIMIT_RULE}&view=json`);
    const fact = page.locator('.cm-line', { hasText: 'usage.connectedCalls24h' });
    await fact.getByText('"usage.connectedCalls24h"').dblclick();
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete').waitFor();
    await visitor.shot('draft-completion');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'usage.initiations24h' }).click();
    await page.locator('.cm-line', { hasText: '"fact": "usage.initiations24h"' }).waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('can be written by keyboard alone, and every step can be taken back', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    const draft = await newDraft(visitor, 'By keyboard', 'en');
    await visitor.open(`${draft}?at=${LIMIT_RULE}`);
    const tree = page.locator('rf-condition-tree');
    const add = tree.getByRole('button', { name: 'Condition', exact: true }).last();
    await add.focus();
    await page.keyboard.press('Enter');
    const focused = page.locator('rf-fact-picker button:focus');
    await focused.waitFor();
    await page.keyboard.press('Enter');
    await page.locator('input[role=combobox]:focus').waitFor();
    await page.keyboard.type('sandbox');
    await page.keyboard.press('Enter');
    await page.locator('rf-fact-picker button:focus', { hasText: 'sandbox' }).waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    const facts = (wanted: string[]): Promise<unknown> =>
      page.waitForFunction((ids) => {
        const shown = [...document.querySelectorAll('rf-condition-tree .hint .fact')];
        return shown.map((each) => each.textContent).join() === ids.join();
      }, wanted);
    const [sandbox, calls] = ['businessNumber.sandbox', 'usage.connectedCalls24h'];
    await facts([sandbox, calls]);
    await page.locator('rf-fact-picker button:focus', { hasText: 'sandbox' }).waitFor();
    await visitor.shot('draft-keyboard');
    await page.keyboard.press('Control+s');
    await isSaved(page, 'en');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
    await facts([calls]);
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+z');
    await facts([sandbox, calls]);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('show each of two windows what the other saves, and ask when both changed the same', async () => {
    const one = await stage.visitor();
    await one.signIn('author');
    const draft = await newDraft(one, 'Two at once', 'en');
    const place = `${draft}?at=${LIMIT_RULE}`;
    await one.open(place);
    const two = await stage.visitor();
    await two.signIn('author');
    await two.open(place);
    const clause = (visitor: Visitor): ReturnType<Page['locator']> =>
      visitor.page.locator('[data-at="/event/params/clause"]');
    await clause(one).fill('OWN-1');
    await two.page.waitForFunction(
      () =>
        document.querySelector<HTMLInputElement>('[data-at="/event/params/clause"]')?.value ===
        'OWN-1',
    );

    two.expect(/ERR_INTERNET_DISCONNECTED|net::/);
    await two.context.setOffline(true);
    await clause(two).fill('OWN-2');
    await two.page.locator('rf-save-status .warn-t').waitFor();
    const saved = one.page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await clause(one).fill('OWN-3');
    expect((await saved).status()).toBe(200);
    await isSaved(one.page, 'en');
    two.expect(/409/);
    await two.context.setOffline(false);
    const conflict = two.page.locator('rf-conflict-view');
    await conflict.waitFor();
    expect(await conflict.innerText()).toContain('"OWN-2"');
    expect(await conflict.innerText()).toContain('"OWN-3"');
    await two.shot('draft-conflict');
    expect(await two.findings()).toEqual([]);
    await conflict.getByRole('radio').first().check();
    await conflict.getByRole('button').last().click();
    await clause(two).waitFor();
    await becomes(() => clause(two).inputValue(), 'OWN-3');
    await isSaved(two.page, 'en');
    expect([...one.faults, ...two.faults]).toEqual([]);
    await one.leave();
    await two.leave();
  });

  it('gate what is submitted by a case that was made of a recorded decision', async () => {
    const text = TEXTS.en;
    const answer = await stage.server.post(
      '/v1/decisions',
      businessCalls({ kind: 'webrtc', id: 'web-app' }, PERMITTED),
    );
    const { decisionId } = (await answer.json()) as { decisionId: string };
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    const draft = await newDraft(visitor, 'Gated by a case', 'en');
    await visitor.open(`decisions/${decisionId}`);
    await page.getByRole('button', { name: 'Make a case of it' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('select').selectOption({ label: 'Gated by a case' });
    await dialog.locator('input[name=suite]').fill('own cases');
    await dialog.locator('input[name=case-name]').fill('a permitted user is called');
    await visitor.shot('draft-make-case');
    expect(await visitor.findings()).toEqual([]);
    await dialog.getByRole('button', { name: 'Save case' }).click();
    await dialog.getByRole('link').click();
    await page.locator('rf-case-editor h2', { hasText: 'a permitted user is called' }).waitFor();

    await visitor.open(`${draft}?at=figures/perm.connectedCalls.max`);
    await page.locator('rf-figure-editor li.now .v input').first().fill('0');
    await isSaved(page, 'en');
    visitor.expect(/422/);
    await page.getByRole('button', { name: text.submit }).click();
    await page.getByRole('dialog').getByRole('button', { name: text.submit }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await visitor.shot('draft-submit-refused');
    await page.keyboard.press('Escape');
    const obstacle = page.locator('rf-draft-panel .list button', { hasText: 'Case fails' }).first();
    await visitor.shot('draft-obstacles');
    await obstacle.click();
    await page.waitForURL((at) => at.searchParams.get('at')?.startsWith('suites/') === true);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('are handed in for review and taken back', async () => {
    const text = TEXTS.en;
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('author');
    const draft = await newDraft(visitor, 'A harmless note', 'en');
    await visitor.open(`${draft}?at=${LIMIT_RULE}`);
    await page.locator('[data-at="/event/params/text/en"]').fill('Called often enough today.');
    await isSaved(page, 'en');
    await page.getByRole('button', { name: text.submit }).click();
    await page.getByRole('dialog').getByRole('button', { name: text.submit }).click();
    await page.waitForURL((at) => at.pathname.startsWith('/reviews/'));
    await visitor.open(draft);
    await page.getByRole('button', { name: text.withdraw }).click();
    await page.getByRole('dialog').getByRole('button', { name: text.withdraw }).click();
    await page.getByRole('button', { name: text.submit }).waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  for (const [language, dark, width] of [
    ['en', false, 390],
    ['ja', true, 1280],
    ['ja', false, 390],
  ] as const) {
    const look = `${language}-${dark ? 'dark' : 'light'}-${width}px`;
    it(`are accessible and fit their window in every view (${look})`, async () => {
      const visitor = await stage.visitor({ width, dark });
      const { page } = visitor;
      await visitor.signIn('author', language);
      const draft = await newDraft(visitor, `Looked at ${look}`, language);
      const found: string[] = [];
      for (const place of [
        'drafts?',
        `${draft}?at=figures`,
        `${draft}?at=figures/perm.connectedCalls.max`,
        `${draft}?at=${LIMIT_RULE}`,
        `${draft}?at=${LIMIT_RULE}&view=sentence`,
        `${draft}?at=${LIMIT_RULE}&view=json`,
        `${draft}?at=suites`,
        `${draft}?at=pstn-ban/no-emergency-number`,
      ]) {
        await visitor.open(`${place}&lang=${language}`);
        if (place.includes('view=json')) await page.locator('.cm-content').waitFor();
        const name = place.replaceAll(/[^a-z]+/gu, '-').replace(/^.*-at-/u, '');
        await visitor.shot(`draft-${name}-${look}`);
        found.push(...(await visitor.findings()).map((finding) => `${place}: ${finding}`));
        const overhang = await visitor.overhang();
        if (overhang > 0) found.push(`${place}: ${overhang}px wider than the window`);
      }
      expect(found).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});
