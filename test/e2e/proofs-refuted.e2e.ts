import { BROKEN_POLICIES } from '../harness/broken-policies.js';
import { ChangeDesk } from '../harness/change-desk.js';
import { ServerProcess } from '../harness/server-process.js';
import { isProved } from './proving.js';
import { stage } from './stage.js';
import { Visitor } from './visitor.js';

const REFUTED = { en: 'Refuted', ja: '反例あり' } as const;

describe('Every property that a policy can break', () => {
  let server: ServerProcess;
  let desk: ChangeDesk;

  beforeAll(async () => {
    server = await ServerProcess.start();
    desk = new ChangeDesk(server);
  });
  afterAll(() => server.remove());

  it('is shown refuted in a draft that breaks it, in each language', async () => {
    const { document } = await desk.live();
    const visitor = await Visitor.come(stage.browser, server.url);
    const { page } = visitor;
    await visitor.signIn('author');
    for (const { breaks, of } of BROKEN_POLICIES) {
      const draft = await desk.must('author', 'POST', '/v1/drafts', {
        title: breaks,
        base: 'live',
      });
      const id = String(draft['id']);
      const body = { revision: draft['revision'], policy: of(document) };
      await desk.must('author', 'PUT', `/v1/drafts/${id}`, body);
      await visitor.open(`drafts/${id}?at=properties&proof=${encodeURIComponent(breaks)}&lang=en`);
      await isProved(visitor);
      const shown = page.locator('rf-proofs-part .prf[aria-current=true]');
      await shown.waitFor();
      for (const language of ['en', 'ja'] as const) {
        // What was proved stays: nothing is worked out again for another language.
        await page.locator(`rf-language-switch [lang=${language}]`).click();
        await shown.filter({ hasText: REFUTED[language] }).waitFor();
        await visitor.shot(`refuted-${breaks.replace('ringfence.', '')}-${language}`);
      }
    }
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  }, 300_000);
});
