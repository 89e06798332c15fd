import { businessCalls, PERMITTED } from '../harness/attempts.js';
import { ServerProcess } from '../harness/server-process.js';
import { stage } from './stage.js';
import { Visitor } from './visitor.js';

const TEXTS = {
  en: {
    sound: 'Nothing was changed, removed or reordered',
    again: 'Verify again',
    grown: 'is wholly inside this one',
    broken: 'This entry cannot be confirmed',
    unsound: 'This browser cannot confirm the ledger',
    empty: 'No entry matches',
  },
  ja: {
    sound: '変更、削除、並べ替えはありません',
    again: 'もう一度検証する',
    grown: 'すべてこの中に含まれています',
    broken: 'この記録を確認できません',
    unsound: 'このブラウザーでは台帳を確認できませんでした',
    empty: '該当する記録はありません',
  },
} as const;

describe('An auditor', () => {
  let server: ServerProcess;
  const comes = (dark = false, width = 1280): Promise<Visitor> =>
    Visitor.come(stage.browser, server.url, { width, dark });
  const refuse = (): Promise<Response> =>
    server.post('/v1/decisions', businessCalls({ kind: 'webrtc', id: 'web-app' }, PERMITTED));

  beforeAll(async () => {
    server = await ServerProcess.start();
    await refuse();
  });
  afterAll(() => server.remove());

  for (const language of ['en', 'ja'] as const) {
    const text = TEXTS[language];

    it(`sees that the ledger only grew since the last visit, and finds out when it did not (${language})`, async () => {
      const auditor = await comes(true);
      const { page } = auditor;
      await auditor.signIn('auditor', language);
      await auditor.open(`audit?lang=${language}`);
      await page.getByText(text.sound, { exact: true }).waitFor();
      // The next checkpoint is signed within a second.
      const grown = page.getByText(text.grown);
      while (!(await grown.isVisible())) {
        await refuse();
        const answered = page.waitForResponse('**/v1/audit/checkpoint');
        await page.getByRole('button', { name: text.again }).click();
        await answered;
      }
      await auditor.shot(`audit-${language}`);
      expect(await auditor.findings()).toEqual([]);

      // A checkpoint that says less than was signed.
      const kept = await page.evaluate(() => localStorage.getItem('ringfence.ledger')!);
      await page.route('**/v1/audit/checkpoint', async (route) => {
        const answer = await route.fetch();
        const body = (await answer.json()) as { note: string };
        const note = body.note.replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) - 1}\n`);
        await route.fulfill({ response: answer, json: { ...body, note } });
      });
      await page.getByRole('button', { name: text.again }).click();
      await page.getByText(text.unsound).waitFor();
      await auditor.shot(`audit-unsound-${language}`);
      expect(await auditor.findings()).toEqual([]);
      // What was found false is not remembered.
      expect(await page.evaluate(() => localStorage.getItem('ringfence.ledger'))).toBe(kept);
      expect(auditor.faults).toEqual([]);
      await auditor.leave();
    });

    it(`is told when an entry is not what the ledger holds, and when none matches (${language})`, async () => {
      const auditor = await comes(false, 390);
      const { page } = auditor;
      await auditor.signIn('auditor', language);
      await auditor.open(`audit?lang=${language}`);
      expect(await auditor.overhang()).toBeLessThanOrEqual(0);
      await auditor.shot(`audit-narrow-${language}`);
      expect(await auditor.findings()).toEqual([]);
      await auditor.open(`audit?object=draft/none&lang=${language}`);
      await page.getByText(text.empty).waitFor();
      await page.route('**/v1/audit/entries/3', async (route) => {
        const answer = await route.fetch();
        const body = (await answer.json()) as { leaf: object };
        await route.fulfill({
          response: answer,
          json: { ...body, leaf: { ...body.leaf, reason: 'another' } },
        });
      });
      await auditor.open(`audit/3?lang=${language}`);
      await page.getByText(text.broken).waitFor();
      expect(await auditor.overhang()).toBeLessThanOrEqual(0);
      await auditor.shot(`audit-entry-broken-${language}`);
      expect(await auditor.findings()).toEqual([]);
      expect(auditor.faults).toEqual([]);
      await auditor.leave();
    });
  }
});
