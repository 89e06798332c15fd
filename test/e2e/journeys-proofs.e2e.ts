import type { Page } from 'playwright-core';
import { businessCalls, PERMITTED } from '../harness/attempts.js';
import { draftOf, isProved, widenTheBan } from './proving.js';
import { stage } from './stage.js';

const TEXTS = {
  en: {
    create: 'New draft from live',
    createVerb: 'Create draft',
    json: 'JSON',
    permit: 'Permit',
    deny: 'Deny',
    proved: 'Proved',
    saved: /Saved \d/,
    submit: 'Submit for review',
    leak: 'This draft would let a call reach the phone network.',
  },
  ja: {
    create: 'ドラフトを新規作成',
    createVerb: 'ドラフトを作成',
    json: 'JSON',
    permit: '許可',
    deny: '拒否',
    proved: '証明済み',
    saved: /\dに保存/,
    submit: 'レビュー依頼',
    leak: 'このドラフトでは、通話が公衆電話網に届くおそれがあります。',
  },
} as const;

/** What the server says to whoever hands a draft in past the page. */
function submitted(page: Page, id: string): Promise<string> {
  return page.evaluate(async (draft) => {
    const { csrfToken } = (await (await fetch('/v1/session')).json()) as { csrfToken: string };
    const answer = await fetch(`/v1/drafts/${draft}/submit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
      body: '{}',
    });
    return `${answer.status} ${await answer.text()}`;
  }, id);
}

describe('Journeys of an author', () => {
  for (const language of ['en', 'ja'] as const) {
    const text = TEXTS[language];

    it(`change a limit in the form: sentence, JSON and impact change, the proofs stay (${language})`, async () => {
      await stage.server.post(
        '/v1/decisions',
        businessCalls({ kind: 'webrtc', id: 'web-app' }, PERMITTED),
      );
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('author', language);
      await visitor.open(`drafts?lang=${language}`);
      await page.getByRole('button', { name: text.create }).first().click();
      await page.getByRole('dialog').locator('input').fill(`One call a day (${language})`);
      await page.getByRole('button', { name: text.createVerb }).click();
      await page.locator('rf-figure-list a', { hasText: 'perm.connectedCalls.max' }).click();
      await page.locator('rf-figure-editor li.now .v input').first().fill('0');

      const sentence = page.locator('rf-figure-editor rf-sentence-diff').first();
      await sentence.locator('del', { hasText: '100' }).waitFor();
      await sentence.locator('ins', { hasText: '0' }).waitFor();
      const changes = page.locator('rf-draft-panel .cl > li', { hasText: text.permit }).first();
      await changes.getByText(text.deny).first().waitFor();
      await isProved(visitor);
      const verdicts = await page.locator('rf-proofs-part .prf .eff').allInnerTexts();
      expect(verdicts.length).toBeGreaterThan(8);
      expect(verdicts.filter((verdict) => verdict.trim() !== text.proved)).toEqual([]);
      await visitor.shot(`journey-1-${language}`);
      await page.locator('rf-figure-editor .seg button', { hasText: text.json }).click();
      await page.locator('.cm-content', { hasText: '"value": 0' }).waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });

    it(`widen the ban: the page shows the call, the bench permits it, and no review takes it (${language})`, async () => {
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('author', language);
      const id = await draftOf(page, `Emergency calls (${language})`);
      await visitor.open(`drafts/${id}?at=text%2Fpstn-ban&lang=${language}`);
      await isProved(visitor);
      expect(await page.locator('rf-proofs-part .eff.deny').count()).toBe(0);
      await widenTheBan(visitor);
      const refuted = page.locator('rf-proofs-part .prf', { has: page.locator('.eff.deny') });
      await refuted.nth(1).click();
      const exhibit = page.locator('rf-exhibit');
      await exhibit.getByText(text.leak).waitFor();
      await exhibit.locator('svg.legs .leg.leak').first().waitFor();
      await page.locator('rf-save-status .st', { hasText: text.saved }).waitFor();
      await visitor.shot(`journey-2-counterexample-${language}`);
      expect(await visitor.findings()).toEqual([]);

      await exhibit.locator('a[href^="/bench"]').click();
      await page.locator('rf-answer-card .big.eff.permit').waitFor();
      await visitor.shot(`journey-2-bench-${language}`);
      expect(page.url()).not.toMatch(/\d{8}/);
      await page.reload();
      await page.locator('rf-answer-card .big.eff.permit').waitFor();

      await visitor.open(`drafts/${id}?lang=${language}`);
      await isProved(visitor);
      const submit = page.getByRole('button', { name: text.submit });
      await page.locator('#submit-barred').waitFor();
      expect(await submit.getAttribute('aria-disabled')).toBe('true');
      expect(await submit.getAttribute('aria-describedby')).toBe('submit-barred');
      await submit.click({ force: true });
      expect(await page.getByRole('dialog').count()).toBe(0);
      await visitor.shot(`journey-2-barred-${language}`);
      expect(await visitor.findings()).toEqual([]);
      visitor.expect(/422/);
      expect(await submitted(page, id)).toContain('ringfence.pstn-by-decision');
      await page.locator('.barred button').click();
      await exhibit.getByText(text.leak).waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});
