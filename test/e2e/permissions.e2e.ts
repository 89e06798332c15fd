import { DEMO_NUMBER, freshId } from '../harness/attempts.js';
import { becomes } from './becomes.js';
import { Story, type Language } from './story.js';

const USER = '819011110002';
const STRANGER = '819099998888';

describe('Permissions', () => {
  const stories = {} as Record<Language, Story>;
  beforeAll(async () => {
    for (const language of ['en', 'ja'] as const) stories[language] = await Story.begin(language);
  });
  afterAll(() => Promise.all(Object.values(stories).map((story) => story.end())));

  for (const language of ['en', 'ja'] as const satisfies readonly Language[]) {
    it(`are found by number, and one shows why a call would be allowed or not (${language})`, async () => {
      const story = stories[language];
      const tell = async (type: string, more: object): Promise<void> => {
        const { status } = await story.server.post('/v1/events', {
          eventId: freshId(),
          type,
          occurredAt: new Date(performance.timeOrigin + performance.now()).toISOString(),
          businessNumber: DEMO_NUMBER,
          user: { waId: USER },
          ...more,
        });
        expect(status).withContext(type).toBe(200);
      };
      for (const callId of ['p-1', 'p-2']) {
        await tell('call-started', { callId, initiator: 'business' });
        await tell('call-unanswered', { callId, initiator: 'business' });
      }
      const operator = await story.comes('operator');
      const { page } = operator;
      // What is no number, and no id, is refused.
      operator.expect(/400/);
      const say = (key: string): string => story.word(`permissions.${key}`);

      await story.open(operator, 'permissions');
      await page.locator('rf-permissions-page a.row').first().waitFor();
      await story.look(operator, 'permissions-list');

      await page.locator('select[name=state]').selectOption('temporary');
      await page.waitForURL(/state=temporary/);
      await becomes(() => page.locator('a.row').count(), 1);
      await page.locator('a.row', { hasText: say('state.temporary') }).waitFor();
      await page.locator('select[name=number]').selectOption({ index: 1 });
      await page.waitForURL(/number=p1\./);

      const box = page.getByPlaceholder(say('search'));
      await box.fill('nobody');
      await box.press('Enter');
      await page
        .getByRole('alert')
        .filter({ hasText: say('noName') })
        .waitFor();
      await box.fill(STRANGER);
      await box.press('Enter');
      const alert = page.getByRole('alert').filter({ hasText: STRANGER });
      await alert.waitFor();
      await story.look(operator, 'permissions-stranger');

      // Written as within the country, with hyphens.
      await box.fill('090-1111-0002');
      await box.press('Enter');
      await page.waitForURL(/permissions\/p1\.[\w-]+\/p1\./);
      expect(page.url()).not.toContain(USER.slice(2));
      await page.locator('rf-permission-page .said').waitFor();
      await page.getByText(say('now.permit')).waitFor();
      await page.locator('rf-timeline-card li').nth(3).waitFor();
      const figure = page.locator('rf-limits-card li', {
        hasText: story.word('parameter.perm-unanswered-revokeAt'),
      });
      expect(await figure.locator('b').innerText()).toBe(
        story.word('permissions.usedOf', { used: 2, max: 4 }),
      );
      await story.look(operator, 'permission');

      await tell('permission-revoked', {});
      await page.reload();
      await page.getByText(say('now.deny')).waitFor();
      await page.getByText(say('requestable')).waitFor();
      await story.look(operator, 'permission-revoked');

      const narrow = await story.comes('auditor', { width: 390 });
      await story.open(narrow, 'permissions');
      await narrow.page.locator('a.row').first().waitFor();
      await story.look(narrow, 'permissions-narrow');
      await narrow.page.locator('a.row').first().click();
      await narrow.page.locator('rf-permission-page .said').waitFor();
      await story.look(narrow, 'permission-narrow');
      expect([...operator.faults, ...narrow.faults]).toEqual([]);
    });
  }

  it('lead from a decision to the permission it was about, and from the permission to its decisions', async () => {
    const story = stories.en;
    const { decisionId } = await story.ask();
    const auditor = await story.comes('auditor');
    const { page } = auditor;
    await story.open(auditor, `decisions/${decisionId}`);
    await page.getByRole('link', { name: story.word('permissions.ofUser') }).click();
    await page.locator('rf-permission-page .said').waitFor();
    await page.locator(`rf-timeline-card a[href*="${decisionId}"]`).waitFor();
    await page.getByRole('link', { name: story.word('permissions.decisions') }).click();
    await page.locator(`[data-decision-id="${decisionId}"]`).waitFor();

    await page.goto(`${story.server.url}/permissions/p1.${'A'.repeat(22)}/p1.${'B'.repeat(22)}`);
    auditor.expect(/404/);
    await page.getByText(story.word('permissions.unknown')).waitFor();
    await story.look(auditor, 'permission-unknown');
    expect(auditor.faults).toEqual([]);
  });

  for (const language of ['en', 'ja'] as const satisfies readonly Language[]) {
    it(`say what could not be read, what fits nothing, and who was erased (${language})`, async () => {
      const story = stories[language];
      const auditor = await story.comes('auditor');
      const { page } = auditor;
      auditor.expect(/503/);
      await page.route('**/v1/permissions?*', (route) =>
        route.fulfill({ status: 503, contentType: 'application/json', body: '{}' }),
      );
      await story.open(auditor, 'permissions');
      const again = page.getByRole('button', { name: story.word('state.again') });
      await again.waitFor();
      // What was not learned is not told: an error is no empty list.
      expect(await page.locator('main .empty').count()).toBe(0);
      await story.look(auditor, 'permissions-failed');
      await page.unroute('**/v1/permissions?*');
      await again.click();
      await page.locator('a.row').first().waitFor();

      await page.locator('select[name=state]').selectOption('expiring');
      await page.getByText(story.word('permissions.nothingFits')).waitFor();
      await story.look(auditor, 'permissions-empty');

      await page.getByRole('button', { name: story.word('permissions.clear') }).click();
      await page.locator('a.row', { hasText: '1111-0004' }).click();
      await page.locator('rf-permission-page .said').waitFor();
      const erased = await story.as('admin', 'POST', '/v1/subjects/erasures', {
        number: '819011110004',
        reason: language === 'en' ? 'Asked for it' : '本人の請求',
      });
      expect(erased.status).toBe(200);
      await page.reload();
      await page.getByRole('heading', { name: story.word('permissions.erasedUser') }).waitFor();
      expect(await page.locator('rf-call-now-card, rf-request-card, rf-limits-card').count()).toBe(
        0,
      );
      await story.look(auditor, 'permission-erased');
      expect(auditor.faults).toEqual([]);
    });
  }
});
