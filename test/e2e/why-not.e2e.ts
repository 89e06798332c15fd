import type { BusinessNumber, CallAttempt, Decision } from '@ringfence/rules';
import { businessCalls, DEMO_NUMBER, userCalls } from '../harness/attempts.js';
import { Story, type Language } from './story.js';

const WEEK = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
const STRANGER = '819011119999';

for (const language of ['en', 'ja'] as const satisfies Language[]) {
  describe(`"Why not?" of a denied call (${language})`, () => {
    let story: Story;
    const denied = async (attempt: CallAttempt): Promise<string> => {
      const answer = await story.server.post('/v1/decisions', attempt);
      const { decisionId, effect } = (await answer.json()) as Decision;
      expect(effect).toBe('deny');
      return decisionId;
    };
    /** The demo number is open on one day of the week only, which is not today. */
    const closeToday = async (): Promise<void> => {
      const { businessNumbers } = (await (
        await story.as('admin', 'GET', '/v1/directory')
      ).json()) as { businessNumbers: (BusinessNumber & { number: string })[] };
      const { number, ...known } = businessNumbers.find((one) => one.number === DEMO_NUMBER)!;
      const today = new Date(performance.timeOrigin + performance.now()).getUTCDay();
      const callHours = {
        timeZone: 'Asia/Tokyo',
        weekly: [{ day: WEEK[(today + 2) % 7]!, open: '0900', close: '1800' }],
        holidayMeans: 'closed',
      };
      const address = `/v1/directory/business-numbers/${encodeURIComponent(number)}`;
      const put = await story.as('admin', 'PUT', address, { ...known, callHours });
      if (put.status !== 200) throw new Error(await put.text());
    };

    beforeAll(async () => {
      story = await Story.begin(language);
    });
    afterAll(() => story.end());

    it('tells what the business can do, what time does, and what nothing can change', async () => {
      const agreement = await denied(
        businessCalls({ kind: 'conversations', id: 'support-queue' }, STRANGER),
      );
      const phone = await denied(
        userCalls(
          { kind: 'conversations', id: 'support-queue' },
          {
            action: 'transfer',
            legs: [
              ...userCalls(undefined).legs,
              { id: 'phone', role: 'participant', endpoint: { kind: 'pstn' } },
            ],
          },
        ),
      );
      await closeToday();
      const hours = await denied(userCalls({ kind: 'conversations', id: 'support-queue' }));
      const auditor = await story.comes('auditor');
      const { page } = auditor;
      const card = page.locator('rf-why-not');
      const workedOut = async (decisionId: string): Promise<void> => {
        await story.open(auditor, `decisions/${decisionId}`);
        await card.getByRole('button', { name: story.word('whyNot.ask') }).click();
        await card.locator('.wn').waitFor();
        await card.scrollIntoViewIfNeeded();
      };
      const says = (key: string): Promise<void> =>
        card.getByText(story.word(key), { exact: true }).waitFor();

      await workedOut(agreement);
      await says('whyNot.business.title');
      await says('whyNot.time.noneTitle');
      await story.look(auditor, 'why-not-01-business');
      await card.getByRole('link', { name: story.word('whyNot.openBench') }).click();
      await page.locator('rf-answer-card .big.eff.permit').waitFor();

      // When every place for long work is taken, that is told in the reader's words.
      auditor.expect(/status of 429/);
      const problem = { status: 429, code: 'too-many-runs', title: 'Too Many', detail: 'taken' };
      await page.route('**/why-not', (route) =>
        route.fulfill({
          status: 429,
          contentType: 'application/problem+json',
          body: JSON.stringify(problem),
        }),
      );
      await story.open(auditor, `decisions/${agreement}`);
      await card.getByRole('button', { name: story.word('whyNot.ask') }).click();
      await card.getByText(story.word('refused.too-many-runs')).waitFor();
      await story.look(auditor, 'why-not-05-busy');
      await page.unroute('**/why-not');
      await card.getByRole('button', { name: story.word('state.again') }).click();
      await card.locator('.wn').waitFor();

      await workedOut(phone);
      await says('whyNot.business.noneTitle');
      await says('whyNot.nobody.title');
      await says('whyNot.ban');
      expect(await card.getByRole('link').count()).toBe(0);
      await story.look(auditor, 'why-not-02-nothing');

      await workedOut(hours);
      await says('whyNot.time.title');
      expect(await card.locator('time').count()).toBe(1);
      await story.look(auditor, 'why-not-03-time');
      await page.setViewportSize({ width: 390, height: 860 });
      await card.scrollIntoViewIfNeeded();
      await story.look(auditor, 'why-not-04-narrow');

      await page.setViewportSize({ width: 1280, height: 860 });
      await story.open(auditor, 'decisions?effect=permit');
      await page.locator('[data-decision-id]').first().click();
      await page.locator('rf-decision-detail rf-trace-tree').waitFor();
      expect(await card.count())
        .withContext('of a permit')
        .toBe(0);
      expect(auditor.faults).toEqual([]);
      await auditor.leave();
    });
  });
}
