import { userCalls } from '../harness/attempts.js';
import { DEMO_PASSWORD, ServerProcess } from '../harness/server-process.js';
import { becomes } from './becomes.js';
import { stage } from './stage.js';
import { Visitor } from './visitor.js';

const TEXTS = {
  en: {
    person: 'Mori Aya',
    invite: 'Invite',
    approver: 'Approver',
    waits: 'It takes effect when a second person confirms it.',
    set: 'Set the password',
    confirm: 'Confirm',
    none: 'Nothing waits for a second person',
    makeKey: 'Make a key',
    kept: 'I have it',
    revoke: 'Revoke',
    revoked: 'revoked',
    stop: 'Stop calls',
    stopped: 'All calls are being refused.',
    lift: 'Lift',
    change: 'Change the password',
    changed: 'Changed.',
  },
  ja: {
    person: '森 彩',
    invite: '招待する',
    approver: '承認者',
    waits: '二人目の確認後に有効になります。',
    set: '設定する',
    confirm: '確認する',
    none: '二人目の確認を待つものはありません',
    makeKey: 'キーを作成する',
    kept: '控えました',
    revoke: '失効させる',
    revoked: '失効',
    stop: '緊急停止する',
    stopped: 'すべての通話を拒否しています。',
    lift: '解除する',
    change: 'パスワードを変更する',
    changed: '変更しました。',
  },
} as const;

const IMPORTED = {
  en: {
    whole: 'Changes of one import: 3',
    list: 'What it changes',
    takeUp: 'Take up all',
    confirm: 'Confirm all',
    none: 'Nothing waits for a second person',
  },
  ja: {
    whole: '一括取り込みによる変更：3件',
    list: '変更の一覧',
    takeUp: 'すべて引き継ぐ',
    confirm: 'すべて確認する',
    none: '二人目の確認を待つものはありません',
  },
} as const;

describe('Settings', () => {
  let server: ServerProcess;
  const comes = (): Promise<Visitor> => Visitor.come(stage.browser, server.url);
  beforeAll(async () => {
    server = await ServerProcess.start();
  });
  afterAll(() => server.remove());

  for (const language of ['en', 'ja'] as const) {
    const text = TEXTS[language];

    it(`send whoever is no administrator to one for a machine key (${language})`, async () => {
      const operator = await comes();
      const { page } = operator;
      await operator.signIn('operator', language);
      await operator.open(`settings/keys?scope=decide&lang=${language}`);
      await page.locator('rf-keys-page .empty').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await page.getByRole('button', { name: text.makeKey }).count()).toBe(0);
      await operator.shot(`keys-for-admins-${language}`);
      expect(await operator.findings()).toEqual([]);
      await page.locator('rf-keys-page .empty a').click();
      await page.locator('rf-people-page li').first().waitFor();
      expect(operator.faults).toEqual([]);
      await operator.leave();
    });

    it(`let an administrator invite, and only a second person give a role that weighs (${language})`, async () => {
      const admin = await comes();
      await admin.signIn('admin', language);
      await admin.open(`settings/people?lang=${language}`);
      await admin.page.getByRole('button', { name: text.invite }).first().click();
      const dialog = admin.page.getByRole('dialog');
      await dialog.locator('input[name=name]').fill(text.person);
      await dialog.locator('input[type=email]').fill(`mori-${language}@demo.example`);
      await dialog.locator('label', { hasText: text.approver }).locator('input').check();
      await admin.shot(`settings-invite-${language}`);
      expect(await admin.findings()).toEqual([]);
      await dialog.getByRole('button', { name: text.invite }).click();
      const link = await admin.page.locator('rf-shown-once .value').innerText();
      await admin.page.getByText(text.waits).waitFor();
      await admin.shot(`settings-invited-${language}`);
      expect(await admin.findings()).toEqual([]);

      const invited = await comes();
      const { page } = invited;
      await page.goto(link.replace('#', `?lang=${language}#`));
      await page.locator('input[type=password]').first().fill('posts and a fence');
      await page.locator('input[type=password]').last().fill('posts and a fence');
      await invited.shot(`settings-accept-${language}`);
      expect(await invited.findings()).toEqual([]);
      await page.getByRole('button', { name: text.set }).click();
      await page.waitForURL((at) => at.pathname === '/sign-in' && at.hash === '');

      // Whoever proposed it cannot confirm it.
      await admin.open(`settings/confirmations?lang=${language}`);
      expect(await admin.page.getByRole('button', { name: text.confirm }).count()).toBe(0);
      const approver = await comes();
      await approver.signIn('approver', language);
      await approver.settled();
      await approver.page.locator('.need a', { hasText: text.person }).click();
      await approver.page.getByRole('button', { name: text.confirm }).click();
      await approver.page.getByRole('dialog').locator('textarea').fill('She leads compliance');
      await approver.shot(`settings-confirm-${language}`);
      expect(await approver.findings()).toEqual([]);
      await approver.page.getByRole('dialog').locator('button[type=submit]').click();
      await approver.page.getByText(text.none).waitFor();
      await approver.open(`settings/people?lang=${language}`);
      const row = approver.page.locator('li', { hasText: text.person }).last();
      expect(await row.innerText()).toContain(text.approver);
      for (const each of [admin, invited, approver]) {
        expect(each.faults).toEqual([]);
        await each.leave();
      }
    });

    it(`show a machine key once and take it back (${language})`, async () => {
      const admin = await comes();
      const { page } = admin;
      await admin.signIn('admin', language);
      await admin.open(`settings/keys?lang=${language}`);
      await page.getByRole('button', { name: text.makeKey }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('input[name=key-name]').fill(`bot-${language}`);
      await dialog.locator('input[name=decide]').check();
      await admin.shot(`settings-key-${language}`);
      expect(await admin.findings()).toEqual([]);
      await dialog.locator('button[type=submit]').click();
      const key = await page.locator('rf-shown-once .value').innerText();
      const ask = (): Promise<Response> =>
        server.post('/v1/decisions', userCalls({ kind: 'webrtc', id: 'web-app' }), {
          authorization: `Bearer ${key}`,
        });
      expect((await ask()).status).toBe(200);
      await page.getByRole('button', { name: text.kept }).click();
      await page.reload();
      await admin.settled();
      expect(await page.locator('main').innerText()).not.toContain(key);
      const row = page.locator('li', { hasText: `bot-${language}` });
      await row.getByRole('button', { name: text.revoke }).click();
      await dialog.locator('textarea').fill('The bot is retired');
      await dialog.locator('button[type=submit]').click();
      await row.getByText(text.revoked, { exact: true }).waitFor();
      expect((await ask()).status).toBe(401);
      expect(admin.faults).toEqual([]);
      await admin.leave();
    });

    it(`stop all calls at once, say so on every page, and go on when an approver lifts it (${language})`, async () => {
      const operator = await comes();
      const { page } = operator;
      const effect = async (): Promise<string> => {
        const answer = await server.post(
          '/v1/decisions',
          userCalls({ kind: 'webrtc', id: 'web-app' }),
        );
        return ((await answer.json()) as { effect: string }).effect;
      };
      expect(await effect()).toBe('permit');
      await operator.signIn('operator', language);
      await operator.settled();
      await page.getByRole('button', { name: text.stop }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('textarea').fill('The carrier reports leaks');
      await operator.shot(`kill-switch-${language}`);
      expect(await operator.findings()).toEqual([]);
      await dialog.locator('button[type=submit]').click();
      await page.getByText(text.stopped).waitFor();
      expect(await effect()).toBe('deny');
      expect(await page.getByRole('button', { name: text.lift }).count()).toBe(0);

      const approver = await comes();
      await approver.signIn('approver', language);
      for (const place of ['bench', 'policy', 'decisions', 'settings/safety']) {
        await approver.open(`${place}?lang=${language}`);
        await approver.page.getByText(text.stopped).waitFor();
      }
      await approver.shot(`kill-switch-banner-${language}`);
      expect(await approver.findings()).toEqual([]);
      await approver.page.getByRole('button', { name: text.lift }).click();
      await approver.page.getByRole('dialog').locator('textarea').fill('It was a false alarm');
      await approver.page.getByRole('dialog').locator('button[type=submit]').click();
      await approver.page.getByText(text.stopped).waitFor({ state: 'detached' });
      expect(await effect()).toBe('permit');
      for (const each of [operator, approver]) {
        expect(each.faults).toEqual([]);
        await each.leave();
      }
    });
  }

  it('let an admin take up what a key proposed that nobody made, and another person confirm it', async () => {
    await server.put('/v1/directory/endpoints/webrtc/new-desk', { pstnReachability: 'none' });
    const admin = await comes();
    await admin.signIn('admin', 'ja');
    await admin.settled();
    await admin.page.locator('.need a', { hasText: 'new-desk' }).click();
    await admin.page.getByRole('button', { name: '引き継ぐ' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.locator('textarea').fill('ネットワーク担当に確認済み');
    await admin.shot('settings-take-up-ja');
    expect(await admin.findings()).toEqual([]);
    await dialog.locator('button[type=submit]').click();
    await admin.page.getByText('別の人の確認待ち', { exact: true }).waitFor();
    const approver = await comes();
    await approver.signIn('approver', 'ja');
    await approver.open('settings/confirmations?lang=ja');
    await approver.page.getByRole('button', { name: '確認する' }).click();
    await approver.page.getByRole('dialog').locator('textarea').fill('図面どおり');
    await approver.page.getByRole('dialog').locator('button[type=submit]').click();
    await approver.page.getByText('二人目の確認を待つものはありません').waitFor();
    for (const each of [admin, approver]) {
      expect(each.faults).toEqual([]);
      await each.leave();
    }
  });

  for (const language of ['en', 'ja'] as const) {
    it(`let a second person confirm all of one import together, once it was seen (${language})`, async () => {
      const word = IMPORTED[language];
      const names = ['desk', 'lobby', 'ward'].map((name) => `${name}-${language}`);
      const endpoints = names.map((id) => ({ kind: 'webrtc', id, pstnReachability: 'none' }));
      await server.post('/v1/directory/imports', { dryRun: false, entries: { endpoints } });
      for (const [role, verb] of [
        ['admin', word.takeUp],
        ['approver', word.confirm],
      ] as const) {
        const person = await comes();
        const { page } = person;
        await person.signIn(role, language);
        await person.settled();
        await page.locator('.need a', { hasText: word.whole }).click();
        await page.getByText(word.list).click();
        await person.shot(`settings-import-${role}-${language}`);
        await page.getByRole('button', { name: verb }).click();
        const dialog = page.getByRole('dialog');
        await dialog.locator('textarea').fill('As the plan of the network says');
        expect(await dialog.locator('.seen li').count()).toBe(3);
        await person.shot(`settings-import-${role}-dialog-${language}`);
        expect(await person.findings()).toEqual([]);
        await dialog.locator('button[type=submit]').click();
        await dialog.waitFor({ state: 'detached' });
        if (role === 'approver') await page.getByText(word.none).waitFor();
        expect(person.faults).toEqual([]);
        await person.leave();
      }
    });
  }

  it('change the password of whoever knows the old one, and end the other sessions', async () => {
    const text = TEXTS.en;
    const [one, other] = [await comes(), await comes()];
    await other.signIn('auditor');
    await one.signIn('auditor');
    await one.open('settings/account');
    const fill = async (current: string): Promise<void> => {
      await one.page.locator('input[name=current]').fill(current);
      await one.page.locator('input[name=next]').fill('rails and a fence');
      await one.page.locator('input[name=again]').fill('rails and a fence');
      await one.page.getByRole('button', { name: text.change }).click();
    };
    one.expect(/status of 40[03].*\/v1\/session\/password/);
    await fill('not the password');
    await one.page.getByRole('alert').waitFor();
    await one.shot('settings-password-wrong');
    expect(await one.findings()).toEqual([]);
    await fill(DEMO_PASSWORD);
    await one.page.getByText(text.changed).waitFor();
    await becomes(() => one.page.locator('[aria-labelledby="h-sessions"] li').count(), 1);
    other.expect(/status of 401/);
    await other.page.goto(`${server.url}/decisions`);
    await other.page.waitForURL((at) => at.pathname === '/sign-in');
    for (const each of [one, other]) {
      expect(each.faults).toEqual([]);
      await each.leave();
    }
  });
});
