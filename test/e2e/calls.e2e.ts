import { userCalls } from '../harness/attempts.js';
import { Story, type Language } from './story.js';

let events = 0;

describe('Calls under way', () => {
  for (const language of ['en', 'ja'] as const satisfies readonly Language[]) {
    it(`show a phone that was mixed in, while it happens, and what came of it (${language})`, async () => {
      const story = await Story.begin(language);
      const tell = async (type: string, callId: string, more: object = {}): Promise<void> => {
        const { status } = await story.server.post('/v1/events', {
          eventId: `calls-${events++}`,
          type,
          occurredAt: new Date().toISOString(),
          businessNumber: '+81311110001',
          callId,
          ...more,
        });

        expect(status).withContext(type).toBe(200);
      };
      const user = { waId: '819011110001' };
      const operator = await story.comes('approver');
      const { page } = operator;
      await story.open(operator, 'calls');
      await page.locator('rf-calls-page .empty, rf-calls-page .calls').first().waitFor();
      await story.look(operator, 'calls-before');

      const asked = userCalls({ kind: 'webrtc', id: 'web-app' });
      await story.server.post('/v1/decisions', { ...asked, callId: 'call-a' });
      await tell('call-started', 'call-a', { user: asked.user, initiator: 'user' });
      await tell('leg-added', 'call-a', {
        leg: { id: 'a', role: 'destination', endpoint: { kind: 'webrtc', id: 'web-app' } },
      });
      await tell('call-connected', 'call-a', { user: asked.user, initiator: 'user' });
      await page.locator('.calls > li', { hasText: 'web-app' }).waitFor();

      await tell('call-connected', 'call-b', { user, initiator: 'business' });
      const group = { kind: 'conference', id: 'c' };
      for (const callId of ['call-a', 'call-p']) await tell('calls-joined', callId, { group });
      await tell('leg-added', 'call-p', {
        leg: { id: 'p', role: 'participant', endpoint: { kind: 'pstn' } },
      });
      const phone = page.locator('.rows > li', { hasText: story.word('calls.alarm.phone-leg') });
      await phone.waitFor();
      await page.locator('.calls > li.bad').first().waitFor();
      await story.look(operator, 'calls-alarm');
      expect(await phone.innerText()).toContain('/calls/1/calls/call-p/hangup');

      const unasked = page
        .locator('.rows > li', { hasText: story.word('calls.alarm.call-without-permit') })
        .first();
      expect(await unasked.innerText()).not.toContain('/hangup');
      await unasked.getByRole('link', { name: story.word('permissions.ofUser') }).click();
      await page.locator('rf-permission-page h1', { hasText: '+81 90-1111-0002' }).waitFor();
      await page.goBack();
      await page
        .locator('.calls > li', { hasText: 'web-app' })
        .getByRole('link', { name: story.word('permissions.ofUser') })
        .waitFor();

      const stranger = { user: { waId: '819011110009' }, initiator: 'business' };
      await tell('call-connected', 'call-q', stranger);
      const goingOn = page.locator('.rows > li', { hasText: '/call-q/' });
      await goingOn.waitFor();
      await tell('call-ended', 'call-q', stranger);
      await goingOn.waitFor({ state: 'detached' });

      await phone.getByRole('button', { name: story.word('calls.settle') }).click();
      const dialog = page.getByRole('dialog');
      // Typed at once, spaces and all.
      await dialog.locator('textarea:focus').waitFor();
      await page.keyboard.type(language === 'en' ? 'Hung up by hand.' : '手動で 切断しました。');
      await dialog.getByRole('button', { name: story.word('calls.settle') }).click();
      await phone.waitFor({ state: 'detached' });
      await page.locator('#h-alarms:focus').waitFor();
      await page.getByRole('link', { name: story.word('calls.allToo') }).click();
      await phone.waitFor();
      await story.look(operator, 'calls-settled');

      const narrow = await story.comes('auditor', { width: 390 });
      await story.open(narrow, 'calls');
      await narrow.page.locator('.calls > li').first().waitFor();
      await story.look(narrow, 'calls-narrow');
      await story.end();
    });
  }
});
