import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { businessCalls, PERMITTED, userCalls } from '../harness/attempts.js';
import { DEMO_PASSWORD, ServerProcess } from '../harness/server-process.js';

const SHOTS = path.resolve('test/e2e/screenshots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PLACES = ['overview', 'policy', 'bench', 'decisions'] as const;

interface AxeFinding {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** A person's browser: collects everything that must not happen on a page. */
class Visitor {
  readonly faults: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {}

  static async come(
    browser: Browser,
    url: string,
    options: { width?: number; dark?: boolean } = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 860 },
      colorScheme: options.dark === true ? 'dark' : 'light',
      locale: 'en-GB',
      timezoneId: 'Asia/Tokyo',
    });
    const page = await context.newPage();
    const visitor = new Visitor(context, page, url);
    page.on('pageerror', (error) => visitor.faults.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      // Asking who is signed in, before anybody is, is answered 401: a browser tells of it whatever the page does.
      const isFirstQuestion = message.location().url.endsWith('/v1/session');
      if (message.type() === 'error' && !isFirstQuestion) visitor.faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:')) {
        visitor.faults.push(`asked another origin: ${request.url()}`);
      }
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    return visitor;
  }

  async signIn(role: string, language = 'en'): Promise<void> {
    await this.page.goto(`${this.url}/sign-in?lang=${language}`);
    await this.page.locator('input[type=email]').fill(`${role}@demo.example`);
    await this.page.locator('input[type=password]').fill(DEMO_PASSWORD);
    await this.page.keyboard.press('Enter');
    await this.page.waitForURL((at) => !at.pathname.includes('sign-in'));
  }

  async open(place: string): Promise<void> {
    await this.page.goto(`${this.url}/${place}`);
    await this.page.locator('main h1').first().waitFor();
    await this.page.waitForLoadState('networkidle');
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
  }

  /** What axe finds against WCAG A, AA and 2.2 AA. */
  async findings(): Promise<string[]> {
    // Run as a person's extension would: outside the page's own policy.
    const session = await this.context.newCDPSession(this.page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await this.page.evaluate(AXE);
    const violations = await this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: (root: Document, options: object) => Promise<{ violations: AxeFinding[] }> };
      };
      const result = await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return result.violations;
    });
    await session.detach();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    );
  }
}

describe('the console in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    server = await ServerProcess.start();
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_BIN']!,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
      ],
    });
    for (let i = 0; i < 4; i++) {
      await server.post('/v1/decisions', userCalls({ kind: 'webrtc', id: 'web-app' }));
      await server.post(
        '/v1/decisions',
        userCalls({ kind: 'sip-trunk', id: 'carrier-out' }, { action: 'transfer' }),
      );
      await server.post(
        '/v1/decisions',
        businessCalls({ kind: 'conversations', id: 'support-queue' }, '819011110003'),
      );
    }
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.remove();
  }, 30_000);

  for (const language of ['en', 'ja'] as const) {
    it(`a person signs in, asks the bench, and sees a posted decision with its trace (${language})`, async () => {
      const visitor = await Visitor.come(browser, server.url);
      const { page } = visitor;
      await visitor.signIn('auditor', language);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await page.locator('main h1').first().waitFor();
      await visitor.shot(`walk-1-overview-${language}`);

      await visitor.open(`bench?flow=user-to-webrtc&lang=${language}`);
      await page.keyboard.press('Control+Enter');
      const permit = { en: 'Permit', ja: '許可' }[language];
      await page.locator('.big.eff.permit').getByText(permit).first().waitFor();
      await visitor.shot(`walk-2-bench-${language}`);

      await visitor.open(`decisions?lang=${language}`);
      const attempt = userCalls({ kind: 'sip-trunk', id: 'carrier-out' }, { action: 'transfer' });
      const row = page.locator('[data-decision-id]').first();
      const newestBefore = await row.getAttribute('data-decision-id');
      const posted = performance.now();
      const { decisionId } = (await (await server.post('/v1/decisions', attempt)).json()) as {
        decisionId: string;
      };
      await page.locator(`[data-decision-id="${decisionId}"]`).waitFor({ timeout: 2_000 });
      expect(performance.now() - posted)
        .withContext('appears in the live tail within 2 s')
        .toBeLessThan(2_000);
      expect(newestBefore).not.toBe(decisionId);
      await page.locator(`[data-decision-id="${decisionId}"]`).click();
      await page.waitForURL((at) => at.pathname.endsWith(decisionId));
      const detail = page.locator('main');
      await detail.getByText('pstn-reachable-trunk').first().waitFor();
      await detail.getByText('no-leg-that-may-reach-the-phone-network').first().waitFor();
      await detail.getByText('pstn.openLegCount').first().waitFor();
      await visitor.shot(`walk-3-decision-${language}`);
      expect(visitor.faults).toEqual([]);
      await visitor.context.close();
    }, 60_000);
  }

  for (const dark of [false, true]) {
    for (const width of [1280, 390]) {
      const look = `${dark ? 'dark' : 'light'} ${width}px`;
      it(`every page is accessible and keeps its own policy (${look})`, async () => {
        const visitor = await Visitor.come(browser, server.url, { width, dark });
        const found: string[] = [];
        await visitor.page.goto(`${server.url}/sign-in`);
        await visitor.page.locator('input[type=email]').waitFor();
        found.push(...(await visitor.findings()).map((text) => `sign-in ${text}`));
        await visitor.signIn('author');
        for (const language of ['en', 'ja']) {
          for (const place of PLACES) {
            await visitor.open(`${place}?lang=${language}`);
            await visitor.shot(`${place}-${language}-${look.replace(' ', '-')}`);
            found.push(...(await visitor.findings()).map((text) => `${place} ${language} ${text}`));
          }
        }
        expect(found).toEqual([]);
        expect(visitor.faults).toEqual([]);
        await visitor.context.close();
      }, 120_000);
    }
  }

  it('a person signs in and asks the bench by keyboard alone', async () => {
    const visitor = await Visitor.come(browser, server.url);
    const { page } = visitor;
    await page.goto(`${server.url}/bench?flow=conversations-to-user`);
    await page.locator('input[type=email]').waitFor();
    await page.locator('input[type=email]').focus();
    await page.keyboard.type('author@demo.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.pathname.endsWith('/bench'));
    await page.locator('main h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('Control+Enter');
    await page.getByText('grant-in-force').first().waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.context.close();
  }, 60_000);

  it('a call that could reach the phone network is told apart by its user, its number and its reason', async () => {
    const read = await server.signIn('auditor');
    const denied = (await (
      await read(`/v1/decisions?reason=pstn-reachable-trunk&number=${PERMITTED}`)
    ).json()) as {
      items: { effect: string }[];
    };
    expect(denied.items.length).toBeGreaterThan(0);
    expect(denied.items.every(({ effect }) => effect === 'deny')).toBeTrue();
  });
});
