import type { PolicyDocument } from '@ringfence/rules';
import { ADDED_RULE, changedPolicy } from './changed-policy.js';
import { RECORDED, Story, type Language } from './story.js';

for (const language of ['en', 'ja'] as const satisfies Language[]) {
  describe(`Which calls a change answers otherwise (${language})`, () => {
    let story: Story;
    let live: PolicyDocument;
    /** A draft under review. @returns its address in the console */
    const submitted = async (title: string, policy: PolicyDocument): Promise<string> => {
      const drawn = await story.as('author', 'POST', '/v1/drafts', { title, base: 'live' });
      const { id, revision } = (await drawn.json()) as { id: string; revision: number };
      await story.as('author', 'PUT', `/v1/drafts/${id}`, { revision, policy });
      const { status } = await story.as('author', 'POST', `/v1/drafts/${id}/submit`, {});
      expect(status).toBe(200);
      return `reviews/${id}`;
    };

    /** The live policy with a rule and a figure changed, and a case of this name. */
    const refusing = (name: string): PolicyDocument => {
      const changed = changedPolicy(live);
      const suites = changed.suites.map((suite) =>
        suite.name === ADDED_RULE
          ? { ...suite, cases: suite.cases.map((one) => ({ ...one, name })) }
          : suite,
      );
      return { ...changed, suites };
    };

    beforeAll(async () => {
      story = await Story.begin(language);
      const answer = await story.as('author', 'GET', '/v1/policy');
      live = ((await answer.json()) as { document: PolicyDocument }).document;
    });
    afterAll(() => story.end());

    it('is told as all kinds there are, each with a call that shows it and the calls on record', async () => {
      const title = { en: 'No grants of the demo', ja: 'デモの同意を認めない' }[language];
      const policy = { ...refusing(title), parameters: live.parameters };
      const place = await submitted(title, policy);
      const approver = await story.comes('approver');
      const { page } = approver;
      const card = page.locator('rf-changes-card');
      await story.open(approver, place);
      await card.getByText(story.word('changes.all')).waitFor();
      const denied = card
        .locator('.cls > li', { has: page.locator('.eff.permit') })
        .filter({ has: page.locator('rf-change-contrast .code', { hasText: ADDED_RULE }) });
      await denied.locator('.code', { hasText: `call-permission/${ADDED_RULE}` }).waitFor();
      await denied.locator('.ct b', { hasText: String(RECORDED) }).waitFor();
      await card.getByText(story.word('changes.noCall')).first().waitFor();
      expect(await card.locator('.strays').count()).toBe(0);
      await card.scrollIntoViewIfNeeded();
      await story.look(approver, 'changed-calls-01-kinds');

      await denied.locator('summary').click();
      await denied.locator('rf-leg-diagram').waitFor();
      await story.look(approver, 'changed-calls-02-shown');
      await page.setViewportSize({ width: 390, height: 860 });
      await card.scrollIntoViewIfNeeded();
      await story.look(approver, 'changed-calls-03-narrow');
      await page.setViewportSize({ width: 1280, height: 860 });

      await denied.getByRole('link', { name: story.word('changes.newest') }).click();
      await page.locator('rf-decision-detail .big.eff.permit').waitFor();
      await page.goBack();
      await denied.locator('summary').click();
      await denied.getByRole('link', { name: story.word('proofs.openBench') }).click();
      await page.locator('rf-answer-card .big.eff.deny').waitFor();
      expect(new URL(page.url()).searchParams.get('draft')).toBe(place.slice('reviews/'.length));
      expect(approver.faults).toEqual([]);
      await approver.leave();
    });

    it('is proved to be none, or told as a list that may lack something', async () => {
      const property = {
        id: 'no-leg-on-the-phone-network',
        title: { en: 'No leg is on the phone network.', ja: '電話網のレッグはない。' },
        kind: 'never-permits',
        when: { fact: 'pstn.legCount', operator: 'greaterThan', value: 0 },
      } as const;
      const same = await submitted({ en: 'One promise more', ja: '約束事の追加' }[language], {
        ...live,
        properties: [property],
      });
      const both = { en: 'Rules and figures', ja: 'ルールと数値の変更' }[language];
      const figures = await submitted(both, refusing(both));
      const approver = await story.comes('approver', { dark: true });
      const card = approver.page.locator('rf-changes-card');
      await story.open(approver, same);
      await card.getByText(story.word('changes.none')).waitFor();
      expect(await card.locator('.cls').count()).toBe(0);
      await card.scrollIntoViewIfNeeded();
      await story.look(approver, 'changed-calls-04-none');

      // A record that contradicts the proof is not passed over.
      const answer = { effect: 'deny', scenario: null, codes: ['pstn-leg'], route: [] };
      const stray = {
        key: 'stray',
        change: 'permit-to-deny',
        from: { ...answer, effect: 'permit', codes: [] },
        to: answer,
        count: 3,
        newest: { decisionId: 'any', at: '2026-11-24T01:00:00Z' },
      };
      await approver.page.route('**/impacts', async (route) => {
        const told = await (await route.fetch()).text();
        const body = told
          .replace('"classes":[]', `"classes":${JSON.stringify([stray])}`)
          .replace('"outsideClasses":0', '"outsideClasses":4');
        await route.fulfill({ status: 200, contentType: 'application/x-ndjson', body });
      });
      await story.open(approver, same);
      await card.getByText(story.word('changes.strayWrong')).waitFor();
      await card.getByText(story.word('changes.outside', { count: 4 })).waitFor();
      await card.scrollIntoViewIfNeeded();
      await story.look(approver, 'changed-calls-05-stray');
      await approver.page.unroute('**/impacts');

      await story.open(approver, figures);
      await card.getByText(story.word('changes.some')).waitFor();
      await card.scrollIntoViewIfNeeded();
      await story.look(approver, 'changed-calls-06-perhaps-more');
      expect(approver.faults).toEqual([]);
      await approver.leave();
    });
  });
}
