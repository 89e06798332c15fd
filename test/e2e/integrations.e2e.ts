import path from 'node:path';
import { cutOff, englishLeftOver } from './legible.js';
import { stage } from './stage.js';
import type { Visitor } from './visitor.js';

/** Names of products, of settings and in samples, which are no English of ours. */
const NAMES = [
  'Call Routing',
  'Calls API',
  'Calls Markup Language',
  'Conversations',
  'Kamailio evapi',
  'Meta Webhook',
  'Meta Cloud API',
  'Graph API',
  'AuthZEN 1.0',
  'Infobip・NTT CPaaS',
  'Call API',
  'Demo Operator',
  'jambonz',
  'FreeSWITCH',
  'Asterisk',
  'Twilio',
  'Telnyx',
  'mod_xml_curl',
  'CURL()',
  'TwiML',
  'Voice API',
];
type Language = 'en' | 'ja';

describe('An operator, connecting a platform', () => {
  const comes = async (
    place: string,
    language: Language,
    options: { width?: number; dark?: boolean } = {},
  ): Promise<Visitor> => {
    const visitor = await stage.visitor(options);
    await visitor.signIn('operator', language);
    await visitor.open(`${place}?lang=${language}`);
    return visitor;
  };
  const shown = async (visitor: Visitor, name: string, language: Language): Promise<void> => {
    const { page } = visitor;
    await page.screenshot({
      path: path.resolve(`test/e2e/screenshots/${name}.png`),
      fullPage: true,
    });
    expect(await visitor.findings()).toEqual([]);
    expect(await visitor.overhang()).toBeLessThanOrEqual(0);
    expect(await cutOff(page)).toEqual([]);
    if (language === 'ja') expect(await englishLeftOver(page, NAMES)).toEqual([]);
    expect(visitor.faults).toEqual([]);
  };

  for (const { language, width, dark } of [
    { language: 'en', width: 1280, dark: false },
    { language: 'ja', width: 1280, dark: true },
    { language: 'ja', width: 390, dark: false },
    { language: 'en', width: 390, dark: true },
  ] as const) {
    const look = `${language}-${dark ? 'dark' : 'light'}-${width}`;

    it(`sees how each integration stands, and what to put into the platform (${look})`, async () => {
      const visitor = await comes('integrations', language, { width, dark });
      const { page } = visitor;
      await page.locator('.cards li').first().waitFor();
      await shown(visitor, `integrations-${look}`, language);
      await page.getByRole('link', { name: 'Call Routing', exact: true }).click();
      await page.locator('rf-sample-card').waitFor();
      await page.getByText('/v1/adapters/infobip/call-routing').first().waitFor();
      await shown(visitor, `integration-${look}`, language);
      await visitor.leave();
    });
  }

  for (const { language, width, dark } of [
    { language: 'en', width: 1280, dark: false },
    { language: 'ja', width: 390, dark: true },
  ] as const) {
    const look = `${language}-${dark ? 'dark' : 'light'}-${width}`;

    it(`sends the platform’s sample as a test, and sees the route it would be answered (${look})`, async () => {
      const visitor = await comes('integrations/infobip-call-routing', language, { width, dark });
      const { page } = visitor;
      const card = page.locator('rf-test-card');
      await card.locator('button.primary').click();
      await card.locator('.eff.permit').waitFor();

      expect(await card.locator('rf-json-view').textContent()).toContain('tokyo-pbx');
      expect(await card.locator('rf-json-view').textContent()).toContain('test-');
      await card.scrollIntoViewIfNeeded();
      await shown(visitor, `integration-test-${look}`, language);
      // What is missing is marked where it belongs.
      await card.locator('.cm-content').fill('{ "routeId": "route-sip-in" }');
      await card.locator('button.primary').click();
      await card.getByText('HTTP 400').waitFor();
      await card.locator('rf-problem-line').first().waitFor();
      await visitor.leave();
    });

    it(`sees a forged webhook refused among the last requests, and what came before it (${look})`, async () => {
      const address = '/v1/adapters/infobip/webhooks/messages';
      const told = { results: [{ from: '819011110001', message: { type: 'TEXT' } }] };
      await stage.server.post(address, told);
      await fetch(`${stage.server.url}${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer forged' },
        body: JSON.stringify(told),
      });
      await stage.server.post('/v1/adapters/infobip/webhooks/calls', { type: 'CALL_INVENTED' });
      const visitor = await comes('integrations/infobip-messages', language, { width, dark });
      const { page } = visitor;
      const rows = page.locator('rf-exchanges-card li');
      await rows.first().waitFor();

      expect(await rows.first().locator('summary').textContent()).toContain('POST 401');
      expect(await rows.nth(1).locator('summary').textContent()).toContain('POST 200');
      await rows.nth(1).locator('summary').click();
      await rows.nth(1).locator('rf-json-view').first().waitFor();
      expect(await rows.nth(1).textContent()).not.toContain('819011110001');
      await page.locator('rf-unmatched-card summary').first().click();
      await shown(visitor, `integration-last-${look}`, language);
      await visitor.leave();
    });
  }

  it('reads the state at the head again with the last requests, and keeps what was typed', async () => {
    const visitor = await comes('integrations/infobip-moments', 'en');
    const { page } = visitor;
    const state = page.locator('.head rf-state-mark');
    const before = await state.innerText();
    const typed = page.locator('rf-test-card .cm-content');
    await typed.fill('{ "typed": 1 }');
    await stage.server.post('/v1/adapters/infobip/moments', {});
    await page.locator('rf-exchanges-card header button').click();
    await page.locator('rf-exchanges-card li').first().waitFor();
    await page.waitForFunction(
      (was) => document.querySelector<HTMLElement>('.head rf-state-mark')?.innerText !== was,
      before,
    );

    expect(await typed.innerText()).toContain('"typed"');
    await visitor.leave();
  });

  for (const language of ['en', 'ja'] as const) {
    it(`leads on from an address that names no integration (${language})`, async () => {
      const visitor = await stage.visitor();
      const { page } = visitor;
      visitor.expect(/404/);
      await visitor.signIn('operator', language);
      await visitor.open(`integrations/no-such?lang=${language}`);
      const empty = page.locator('.empty');
      await empty.waitFor();
      await shown(visitor, `integration-unknown-${language}`, language);
      await empty.locator('a').click();
      await page.locator('.cards li').first().waitFor();
      await visitor.leave();
    });
  }

  it('tells an auditor, who may not, that tests are for others', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('auditor', 'en');
    await visitor.open('integrations/decisions?lang=en');
    await page.getByText('Operators and administrators may send tests.').waitFor();

    expect(await page.locator('rf-test-card button').count()).toBe(0);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('chooses another sample, which the address keeps', async () => {
    const visitor = await comes('integrations/infobip-conversations', 'en');
    const { page } = visitor;
    await page.getByRole('link', { name: 'No client named' }).click();
    await page.waitForURL(/sample=platform-default/);
    await page.reload();
    const card = page.locator('rf-test-card');
    await card.locator('button.primary').click();
    await card.locator('.eff.deny').waitFor();

    expect(await card.locator('rf-json-view').textContent()).toContain('FORBIDDEN');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('is led by an administrator’s link to a key with the right scope', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('admin', 'en');
    await visitor.open('integrations/infobip-messages?lang=en');
    await page.getByRole('link', { name: 'Make a key' }).click();
    await page.locator('input[name=events]').waitFor();

    expect(await page.locator('input[name=events]').isChecked()).toBeTrue();
    expect(await page.locator('input[name=decide]').isChecked()).toBeFalse();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
});
