import { userCalls } from '../harness/attempts.js';
import { ChangeDesk } from '../harness/change-desk.js';
import { ServerProcess } from '../harness/server-process.js';
import { changedPolicy } from './changed-policy.js';
import { stage } from './stage.js';
import { Visitor } from './visitor.js';

const TEXTS = {
  en: { empty: 'No review is open', failed: 'This could not be loaded', again: 'Try again' },
  ja: {
    empty: '進行中のレビューはありません',
    failed: '読み込めませんでした',
    again: '再試行',
  },
} as const;

describe('Every page about changes and people, before there are any', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start();
  });
  afterAll(() => server.remove());

  for (const language of ['en', 'ja'] as const) {
    const text = TEXTS[language];

    it(`says what is not there and what could not be read (${language})`, async () => {
      const visitor = await Visitor.come(stage.browser, server.url);
      const { page } = visitor;
      const found: string[] = [];
      await visitor.signIn('approver', language);
      await visitor.open(`reviews?lang=${language}`);
      await page.getByText(text.empty).waitFor();
      await visitor.shot(`empty-reviews-${language}`);
      found.push(...(await visitor.findings()));
      visitor.expect(/Failed to load resource|net::/);
      const places = {
        reviews: '**/v1/drafts?*limit=200*',
        'settings/people': '**/v1/people',
        'settings/confirmations': '**/v1/confirmations',
        'settings/safety': '**/v1/settings',
        policy: '**/v1/promotions',
      };
      for (const [place, asked] of Object.entries(places)) {
        await page.route(asked, (route) => route.abort());
        await page.goto(`${server.url}/${place}?lang=${language}`);
        await page.getByText(text.failed).first().waitFor();
        await visitor.shot(`failed-${place.replace('/', '-')}-${language}`);
        found.push(...(await visitor.findings()));
        await page.unroute(asked);
        await page.getByRole('button', { name: text.again }).first().click();
        await page.getByText(text.failed).waitFor({ state: 'detached' });
      }
      expect(found).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});

describe('Every page about changes and people', () => {
  let server: ServerProcess;
  let draftId: string;
  afterAll(() => server.remove());
  beforeAll(async () => {
    server = await ServerProcess.start();
    const desk = new ChangeDesk(server);
    for (let i = 0; i < 3; i++) {
      await server.post('/v1/decisions', userCalls({ kind: 'webrtc', id: 'web-app' }));
    }
    const { document } = await desk.live();
    const digest = await desk.approved('Went live', changedPolicy(document, 11));
    await desk.promote(digest);
    const draft = await desk.must('author', 'POST', '/v1/drafts', {
      title: 'Stop at three unanswered calls',
      base: 'live',
    });
    draftId = String(draft['id']);
    const address = `/v1/drafts/${draftId}`;
    const policy = changedPolicy(document, 12);
    await desk.must('author', 'PUT', address, { revision: draft['revision'], policy });
    await desk.must('author', 'POST', `${address}/submit`, {});
    await desk.must('approver', 'POST', `${address}/comments`, {
      text: 'Who agreed to this?',
      at: '/parameters/perm.connectedCalls.max',
    });
    await desk.must('admin', 'POST', '/v1/people', {
      email: 'mori@demo.example',
      name: 'Mori Aya',
      roles: ['approver', 'auditor'],
    });
  });

  for (const [dark, width] of [
    [false, 1280],
    [true, 390],
  ] as const) {
    const look = `${dark ? 'dark' : 'light'}-${width}px`;
    it(`is accessible, keeps its own policy and fits its window (${look})`, async () => {
      const places = {
        approver: {
          reviews: 'reviews?show=all',
          review: `reviews/${draftId}`,
          version: 'policy/versions/1',
          compare: 'policy?compare=1..2',
          confirmations: 'settings/confirmations',
        },
        admin: {
          account: 'settings/account',
          people: 'settings/people',
          keys: 'settings/keys',
          safety: 'settings/safety',
        },
      };
      const found: string[] = [];
      for (const [role, pages] of Object.entries(places)) {
        const visitor = await Visitor.come(stage.browser, server.url, { width, dark });
        await visitor.signIn(role);
        for (const language of ['en', 'ja']) {
          for (const [name, place] of Object.entries(pages)) {
            await visitor.open(`${place}${place.includes('?') ? '&' : '?'}lang=${language}`);
            await visitor.shot(`${name}-${language}-${look}`);
            found.push(...(await visitor.findings()).map((each) => `${name}: ${each}`));
            const overhang = await visitor.overhang();
            if (overhang > 0) found.push(`${name}: ${overhang}px wider than the window`);
          }
        }
        expect(visitor.faults).toEqual([]);
        await visitor.leave();
      }
      expect(found).toEqual([]);
    });
  }
});
