import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { becomes } from './becomes.js';
import { Story, type Language } from './story.js';

const NO_PERMISSION = readFileSync(
  path.resolve(
    'server/src/adapters/infobip/samples/whatsapp-permission.response.no-permission.json',
  ),
);
const TAKEN = JSON.stringify({
  messages: [{ messageId: 'm-1', status: { groupName: 'PENDING' } }],
});
/** A user of the demo whose permission was taken back. */
const USER = '819011110004';
/** Nothing is on record of this one. */
const STRANGER = '819099998888';

describe('Asking a user for the permission to call', () => {
  const messages: unknown[] = [];
  let platform: Server;
  let url: string;

  beforeAll(async () => {
    platform = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const isMessage = request.method === 'POST';
        if (isMessage) messages.push(JSON.parse(Buffer.concat(chunks).toString()));
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(isMessage ? TAKEN : NO_PERMISSION);
      });
    });
    await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    platform.closeAllConnections();
    await new Promise((resolve) => platform.close(resolve));
  });

  beforeEach(() => void (messages.length = 0));

  for (const language of ['en', 'ja'] as const satisfies readonly Language[]) {
    it(`says what goes to whom, sends it once, and what stands in the way of another (${language})`, async () => {
      const story = await Story.begin(language, {
        RINGFENCE_PERMISSION_REQUESTS: 'on',
        RINGFENCE_INFOBIP_URL: url,
        RINGFENCE_INFOBIP_API_KEY: 'a key for the walk',
      });
      const say = (key: string, params: Record<string, string | number> = {}): string =>
        story.word(`permissions.${key}`, params);
      const operator = await story.comes('operator');
      const { page } = operator;
      await story.open(operator, 'permissions');
      const box = page.getByPlaceholder(say('search'));
      await box.fill(STRANGER);
      await page.keyboard.press('Enter');
      const asking = page.locator('rf-ask-stranger');
      await asking.getByText(say('request.left', { day: 1, week: 2 })).waitFor();
      await story.look(operator, 'permission-request-stranger');
      await asking.getByRole('button', { name: say('request.ask') }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('request.send') })
        .click();
      await page.waitForURL(/permissions\/p1\.[\w-]+\/p1\./);
      await page.locator('rf-timeline-card li', { hasText: say('event.request.sent') }).waitFor();
      expect(page.url()).not.toContain(STRANGER.slice(2));
      expect(messages.length).toBe(1);
      messages.length = 0;

      await story.open(operator, 'permissions');
      await box.fill(USER);
      await page.keyboard.press('Enter');
      const card = page.locator('rf-request-card');
      await card.getByText(say('request.left', { day: 1, week: 2 })).waitFor();
      await card.scrollIntoViewIfNeeded();
      await story.look(operator, 'permission-request');

      await card.getByRole('button', { name: say('request.ask') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await story.look(operator, 'permission-request-dialog');
      await dialog.locator('select').selectOption('template');
      const send = dialog.getByRole('button', { name: say('request.send') });
      await becomes(() => send.getAttribute('aria-disabled'), 'true');
      await dialog.locator('input[name=template]').fill('call_permission_request');
      await dialog.locator('input[name=language]').fill(language);
      await send.click();
      await card.getByText(say('request.done.sent')).waitFor();
      await page.locator('rf-timeline-card li', { hasText: say('event.request.sent') }).waitFor();
      expect(messages.length).toBe(1);

      await card.getByText(say('request.notNow')).waitFor();
      await becomes(() => card.getByRole('button').count(), 0);
      await card.scrollIntoViewIfNeeded();
      await story.look(operator, 'permission-request-sent');

      const auditor = await story.comes('auditor', { width: 390 });
      await auditor.open(new URL(page.url()).pathname.slice(1) + `?lang=${language}`);
      await auditor.page.locator('rf-request-card li').first().waitFor();
      await auditor.page.locator('rf-request-card').scrollIntoViewIfNeeded();
      await story.look(auditor, 'permission-request-narrow');
      expect([...operator.faults, ...auditor.faults]).toEqual([]);
      await story.end();
    });
  }
});
