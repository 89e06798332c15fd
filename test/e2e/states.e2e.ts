import { ServerProcess } from '../harness/server-process.js';
import { stage } from './stage.js';
import { Visitor } from './visitor.js';

const TEXTS = {
  en: {
    empty: 'No decision is on record yet',
    down: 'The server does not answer.',
    again: 'Try again',
  },
  ja: {
    empty: '判定の記録がまだありません',
    down: 'サーバーが応答しません。',
    again: '再試行',
  },
} as const;

describe('A console without decisions, then without its server', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start();
  });
  afterAll(() => server.remove());

  for (const language of ['en', 'ja'] as const) {
    it(`says what is not there and what to do, and gets over a restart (${language})`, async () => {
      const text = TEXTS[language];
      const visitor = await Visitor.come(stage.browser, server.url);
      const { page } = visitor;
      await visitor.signIn('author', language);
      await visitor.settled();
      await page.locator('main .empty').first().waitFor();
      await visitor.shot(`empty-overview-${language}`);
      const found = await visitor.findings();
      await visitor.open(`decisions?window=all&lang=${language}`);
      await page.getByText(text.empty).waitFor();
      await visitor.shot(`empty-decisions-${language}`);
      found.push(...(await visitor.findings()));

      visitor.expect(/ERR_CONNECTION|ERR_INCOMPLETE|Failed to load resource|net::/);
      await server.end('SIGKILL');
      await page.locator('.flt select').nth(1).selectOption('deny');
      const failed = page.getByRole('alert');
      await failed.getByText(text.down).waitFor();
      // What was not learned is not told: an error is no empty list.
      expect(await page.locator('main .empty').count()).toBe(0);
      await visitor.shot(`server-down-${language}`);
      found.push(...(await visitor.findings()));
      await server.restart();
      await failed.getByRole('button', { name: text.again }).click();
      await failed.waitFor({ state: 'detached' });
      await page.locator('main .empty').waitFor();
      expect(found).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});
