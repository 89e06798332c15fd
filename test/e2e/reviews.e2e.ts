import type { Decision } from '@ringfence/rules';
import { businessCalls, PERMITTED } from '../harness/attempts.js';
import { ChangeDesk } from '../harness/change-desk.js';
import { DAY_MS, fromNow } from '../harness/office.js';
import { ServerProcess } from '../harness/server-process.js';
import { ADDED_RULE, changedPolicy } from './changed-policy.js';
import { stage } from './stage.js';
import { Visitor } from './visitor.js';

const TEXTS = {
  en: {
    forbid: 'Forbid',
    someoneElse: 'somebody else has to approve it',
    noReason: 'Give a reason.',
    comment: 'Comment',
    approve: 'Approve version',
    sendBack: 'Send back',
    promote: 'Promote version',
    later: 'At an instant',
    planned: 'Planned',
    cancelPlan: 'Cancel the plan',
    live: 'is live',
    withdraw: 'Withdraw',
    rollBack: 'Roll back to version',
    compare: 'Compare',
    runAll: 'Run all',
  },
  ja: {
    forbid: '禁止',
    someoneElse: '承認は別の人が行います',
    noReason: '理由を入力してください。',
    comment: 'コメント',
    approve: 'を承認する',
    sendBack: '差し戻す',
    promote: 'を本番反映',
    later: '日時を指定',
    planned: '反映予約済み',
    cancelPlan: '予約を取り消す',
    live: 'が稼働中',
    withdraw: '取り下げる',
    rollBack: 'に切り戻す',
    compare: 'を比較する',
    runAll: 'すべて実行',
  },
} as const;

describe('A change under review', () => {
  let server: ServerProcess;
  let desk: ChangeDesk;
  let figure = 10;
  const comes = (width?: number): Promise<Visitor> =>
    Visitor.come(stage.browser, server.url, width === undefined ? {} : { width });
  const call = async (): Promise<Decision> => {
    const attempt = businessCalls({ kind: 'webrtc', id: 'web-app' }, PERMITTED);
    return (await (await server.post('/v1/decisions', attempt)).json()) as Decision;
  };
  /** A draft that was submitted; each is another policy. */
  const submitted = async (
    title: string,
  ): Promise<{ id: string; digest: string; version: number }> => {
    const { document } = await desk.live();
    const draft = await desk.must('author', 'POST', '/v1/drafts', { title, base: 'live' });
    const address = `/v1/drafts/${String(draft['id'])}`;
    const policy = changedPolicy(document, figure++);
    await desk.must('author', 'PUT', address, { revision: draft['revision'], policy });
    const { digest, version } = await desk.must('author', 'POST', `${address}/submit`, {});
    return { id: String(draft['id']), digest: String(digest), version: Number(version) };
  };

  beforeAll(async () => {
    server = await ServerProcess.start();
    desk = new ChangeDesk(server);
  });
  afterAll(() => server.remove());

  for (const language of ['en', 'ja'] as const) {
    const text = TEXTS[language];

    it(`is read, approved by another person, put live, and rolled back (${language})`, async () => {
      const before = await desk.live();
      expect((await call()).effect).toBe('permit');
      const change = await submitted(`Stop at grants of the demo (${language})`);

      const author = await comes();
      await author.signIn('author', language);
      await author.open(`reviews/${change.id}?lang=${language}`);
      await author.page.getByText(text.someoneElse).waitFor();
      expect(await author.page.getByRole('button', { name: text.approve }).count()).toBe(0);
      const refused = await desk.ask('author', 'POST', `/v1/drafts/${change.id}/approve`, {
        digest: change.digest,
        reason: 'mine',
      });
      expect(refused.status).toBe(403);
      await author.shot(`review-own-${language}`);
      expect(await author.findings()).toEqual([]);

      const approver = await comes();
      const { page } = approver;
      await approver.signIn('approver', language);
      await approver.settled();
      await page.locator('.nav .count').first().waitFor();
      await page.locator('.need a', { hasText: 'Stop at grants' }).click();
      await approver.settled();
      expect(await page.locator('rf-sentence-diff .kw').first().innerText()).toBe(text.forbid);
      await page.locator('rf-policy-changes .code', { hasText: ADDED_RULE }).first().waitFor();
      await page.locator('rf-json-diff .l.a').first().waitFor();
      await page.locator('rf-impact-card .cls > li').first().waitFor();
      await page.locator('rf-impact-card', { hasText: ADDED_RULE }).waitFor();
      await page.getByRole('button', { name: text.runAll }).click();
      await page.locator('rf-suites-card [role=status].ok').waitFor();
      await page
        .locator('rf-policy-changes article', { hasText: ADDED_RULE })
        .first()
        .getByRole('button', { name: text.comment })
        .click();
      await page.keyboard.type('Agreed with the contact centre.');
      await page.locator('rf-comments-card button[type=submit]').click();
      await page.locator('rf-comments-card article', { hasText: ADDED_RULE }).waitFor();
      await page.evaluate(() => scrollTo(0, 0));
      await approver.shot(`review-${language}`);
      expect(await approver.findings()).toEqual([]);

      await page.getByRole('button', { name: text.approve }).click();
      await page.getByText(text.noReason).waitFor();
      await page.locator('rf-decide-bar input').fill('It is what the contact centre asked for');
      await page.getByRole('button', { name: text.approve }).click();
      await page.getByRole('button', { name: text.promote }).click();
      await page.getByRole('dialog').locator('textarea').fill('Agreed for today');
      await approver.shot(`review-promote-${language}`);
      expect(await approver.findings()).toEqual([]);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.locator('.nav .live', { hasText: String(change.version) }).waitFor();
      await page.locator('rf-rollback-button').getByRole('button').waitFor();
      await approver.shot(`review-live-${language}`);

      const after = await call();
      expect([after.policy.version, after.effect]).toEqual([change.version, 'deny']);
      expect(after.reasons.map(({ code }) => code)).toContain(ADDED_RULE);
      await approver.open(`overview?lang=${language}`);
      expect(await page.locator('.lead').innerText()).toContain(String(change.version));
      await approver.open(`bench?flow=webrtc-to-user&lang=${language}`);
      await approver.ask();
      expect(await page.locator('rf-answer-card').innerText()).toContain(String(change.version));

      await approver.open(`policy?lang=${language}`);
      for (const version of [before.version, change.version]) {
        await page.locator(`input[name=compare-${version}]`).check();
      }
      await page.getByRole('button', { name: text.compare }).click();
      await page.waitForURL((at) => at.searchParams.get('compare') !== null);
      await page.reload();
      await approver.settled();
      await page.locator('rf-policy-changes .code', { hasText: ADDED_RULE }).first().waitFor();
      await approver.shot(`policy-compare-${language}`);
      expect(await approver.findings()).toEqual([]);
      await page.getByRole('button', { name: text.rollBack }).click();
      await page.getByRole('dialog').locator('textarea').fill('Calls we wanted were refused');
      await approver.shot(`roll-back-${language}`);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.locator('.nav .live', { hasText: String(before.version) }).waitFor();
      const back = await call();
      expect([back.policy.digest, back.effect]).toEqual([before.digest, 'permit']);
      for (const each of [author, approver]) {
        expect(each.faults).toEqual([]);
        await each.leave();
      }
    });

    it(`is planned and unplanned, sent back, submitted again and withdrawn (${language})`, async () => {
      const change = await submitted(`Plans change (${language})`);
      const address = `/v1/drafts/${change.id}`;
      const approver = await comes();
      const { page } = approver;
      await approver.signIn('approver', language);
      await approver.open(`reviews/${change.id}?lang=${language}`);
      await page.locator('rf-decide-bar input').fill('Fine');
      await page.getByRole('button', { name: text.approve }).click();
      await page.getByRole('button', { name: text.promote }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(text.later).check();
      await dialog.locator('input[type=datetime-local]').fill(fromNow(30 * DAY_MS).slice(0, 16));
      await dialog.locator('textarea').fill('With the new year');
      await approver.shot(`review-plan-${language}`);
      expect(await approver.findings()).toEqual([]);
      await dialog.locator('button[type=submit]').click();
      await page.locator('rf-standing-chip', { hasText: text.planned }).waitFor();
      await approver.shot(`review-planned-${language}`);
      expect(await approver.findings()).toEqual([]);
      await page.getByRole('button', { name: text.cancelPlan }).click();
      await dialog.locator('button[type=submit]').click();
      await page.getByRole('button', { name: text.promote }).waitFor();

      await page.locator('rf-decide-bar input').fill('The figure is too high');
      await page.getByRole('button', { name: text.sendBack }).click();
      await page.locator('main .note', { hasText: 'The figure is too high' }).waitFor();
      await approver.shot(`review-sent-back-${language}`);
      expect(await approver.findings()).toEqual([]);
      expect((await desk.must('author', 'GET', address))['state']).toBe('draft');

      await desk.must('author', 'POST', `${address}/submit`, {});
      const author = await comes(390);
      await author.signIn('author', language);
      await author.open(`reviews?lang=${language}`);
      await author.page.getByRole('link', { name: `Plans change (${language})` }).click();
      await author.settled();
      await author.page.getByRole('button', { name: text.withdraw }).click();
      await author.shot(`review-withdraw-${language}`);
      expect(await author.findings()).toEqual([]);
      await author.page.getByRole('dialog').locator('button[type=submit]').click();
      await author.page.getByRole('dialog').waitFor({ state: 'detached' });
      expect((await desk.must('author', 'GET', address))['state']).toBe('draft');
      // The approver's page, open all the while, learned of it by itself.
      await page.locator('rf-decide-bar').waitFor({ state: 'detached' });
      for (const each of [author, approver]) {
        expect(each.faults).toEqual([]);
        await each.leave();
      }
    });
  }

  it('is approved by keyboard alone', async () => {
    const change = await submitted('By keyboard');
    const approver = await comes();
    const { page } = approver;
    await approver.signIn('approver');
    await approver.settled();
    const tabTo = async (selector: string): Promise<void> => {
      await page.locator(selector).first().waitFor();
      for (let presses = 0; presses < 150; presses++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
          return;
        }
      }
      throw new Error(`150 tabs do not lead to ${selector}`);
    };
    await tabTo('.nav a[href="/reviews"]');
    await page.keyboard.press('Enter');
    // The page before has links to reviews too, which go away with it.
    await page.waitForURL((at) => at.pathname.endsWith('/reviews'));
    await approver.settled();
    await tabTo(`a[href$="/reviews/${change.id}"]`);
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.pathname.endsWith(change.id));
    await approver.settled();
    await tabTo('rf-decide-bar input');
    await page.keyboard.type('Read line by line');
    await tabTo('rf-decide-bar .primary');
    await approver.shot('review-keyboard');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: TEXTS.en.promote }).waitFor();
    const draft = await desk.must('auditor', 'GET', `/v1/drafts/${change.id}`);
    expect(draft['state']).toBe('approved');
    expect(approver.faults).toEqual([]);
    await approver.leave();
  });

  it('says why a decision about other bytes than were read is refused', async () => {
    const change = await submitted('Changed meanwhile');
    const approver = await comes();
    const { page } = approver;
    await approver.signIn('approver');
    await approver.open(`reviews/${change.id}`);
    await page.route('**/approve', async (route) => {
      const body = { digest: `sha256:${'0'.repeat(64)}`, reason: 'Fine' };
      await route.continue({ postData: JSON.stringify(body) });
    });
    approver.expect(/status of 409/);
    await page.locator('rf-decide-bar input').fill('Fine');
    await page.getByRole('button', { name: TEXTS.en.approve }).click();
    await page.getByRole('alert').getByText('Somebody changed it since you read it.').waitFor();
    await approver.shot('review-digest-mismatch');
    expect(await approver.findings()).toEqual([]);
    expect(approver.faults).toEqual([]);
    await approver.leave();
  });
});
