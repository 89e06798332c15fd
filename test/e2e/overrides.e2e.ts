import type { PolicyDocument } from '@ringfence/rules';
import { ChangeDesk } from '../harness/change-desk.js';
import { Story, type Language } from './story.js';

/** Promises what the policy does not keep: every call to WebRTC breaks it. */
const PROMISE = {
  id: 'never-to-webrtc',
  title: { en: 'Nobody is connected to WebRTC.', ja: 'WebRTCには接続されない。' },
  kind: 'never-permits',
  when: { fact: 'flow.destination', operator: 'equal', value: 'webrtc' },
} as const;

const TEXTS = {
  en: {
    broken: 'Broken:',
    signed: 'Signed for:',
    sign: 'Sign for it',
    never: 'Nobody can sign',
    why: 'Agreed until the new app is there.',
  },
  ja: {
    broken: '違反あり：',
    signed: '署名済み：',
    sign: '承知のうえで署名する',
    never: '誰も例外として署名できません',
    why: '新しいアプリの導入までの暫定措置',
  },
} as const;

describe('What is not proved', () => {
  for (const language of ['en', 'ja'] as const satisfies readonly Language[]) {
    const text = TEXTS[language];

    it(`two people sign for, but never for the ban (${language})`, async () => {
      const story = await Story.begin(language);
      const desk = new ChangeDesk(story.server);
      const { document } = await desk.live();
      const { rulesets } = document;
      const leaking: PolicyDocument = {
        ...document,
        properties: [PROMISE],
        rulesets: {
          ...rulesets,
          routing: {
            ...rulesets.routing,
            rules: rulesets.routing.rules.filter(({ name }) => name !== 'endpoints-are-registered'),
          },
        },
      };
      const draft = await desk.must('author', 'POST', '/v1/drafts', {
        title: text.why,
        base: 'live',
      });
      const address = `/v1/drafts/${String(draft['id'])}`;
      const save = async (policy: PolicyDocument): Promise<void> => {
        const { revision } = await desk.must('author', 'GET', address);
        await desk.must('author', 'PUT', address, { revision, policy });
      };

      await save(leaking);
      const author = await story.comes('author');
      await story.open(author, `reviews/${String(draft['id'])}`);
      const rows = author.page.locator('rf-unproved-list li');
      await rows.filter({ hasText: text.never }).first().waitFor();
      await story.look(author, 'unproved');
      await save({ ...document, properties: [PROMISE] });

      for (const role of ['author', 'approver'] as const) {
        const visitor = role === 'author' ? author : await story.comes(role);
        await story.open(visitor, `reviews/${String(draft['id'])}`);
        const row = visitor.page.locator('rf-unproved-list li', {
          hasText: PROMISE.title[language],
        });
        expect(await row.innerText()).toContain(text.broken);
        await row.getByRole('button', { name: text.sign }).click();
        const dialog = visitor.page.getByRole('dialog');
        await dialog.getByRole('textbox').fill(text.why);
        await story.look(visitor, `unproved-sign-${role}`);
        await dialog.getByRole('button', { name: text.sign }).click();
        await dialog.waitFor({ state: 'detached' });
      }
      await author.page.reload();
      await rows.filter({ hasText: text.signed }).waitFor();
      await story.look(author, 'unproved-signed');
      const { digest } = await desk.must('author', 'POST', `${address}/submit`, {});

      expect(digest).toEqual(jasmine.any(String));
      await story.end();
    });
  }
});
