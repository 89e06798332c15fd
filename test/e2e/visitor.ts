import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../harness/server-process.js';
import { PATIENCE_MS } from './becomes.js';

export const SHOTS = path.resolve('test/e2e/screenshots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = {
  everything: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

interface AxeFinding {
  id: string;
  nodes: { html: string }[];
}

/** A person's browser: collects everything that must not happen on a page. */
export class Visitor {
  readonly faults: string[] = [];
  /** What a browser tells of by itself when an answer is a refusal the test asks for. */
  private readonly expected: RegExp[] = [];

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
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const visitor = new Visitor(context, page, url);
    page.on('pageerror', (error) => visitor.faults.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      // Asking who is signed in, before anybody is, is answered 401: a browser tells of it whatever the page does.
      const isFirstQuestion = message.location().url.endsWith('/v1/session');
      const text = `${message.text()} ${message.location().url}`;
      const expected = visitor.expected.some((each) => each.test(text));
      if (message.type() === 'error' && !isFirstQuestion && !expected) visitor.faults.push(text);
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

  /** Lets the browser tell of failed requests that match: the test brings them about. */
  expect(failure: RegExp): void {
    this.expected.push(failure);
  }

  async signIn(role: string, language = 'en'): Promise<void> {
    await this.page.goto(`${this.url}/sign-in?lang=${language}`);
    await this.fillIn(role, DEMO_PASSWORD);
    await this.page.waitForURL((at) => !at.pathname.includes('sign-in'));
  }

  async fillIn(role: string, password: string): Promise<void> {
    await this.page.locator('input[type=email]').fill(`${role}@demo.example`);
    await this.page.locator('input[type=password]').fill(password);
    await this.page.keyboard.press('Enter');
  }

  async open(place: string): Promise<void> {
    await this.page.goto(`${this.url}/${place}`);
    await this.settled();
  }

  /** Waits until the page has its heading, nothing on it is still loading, and its fonts are there. */
  async settled(): Promise<void> {
    await this.page.locator('main h1').first().waitFor();
    await this.page.waitForFunction(async () => {
      await document.fonts.ready;
      return document.querySelector('.skel, main [aria-busy="true"]') === null;
    });
  }

  /** Waits, on the page of decisions, until it is told of each as it is made. */
  async hearsDecisions(): Promise<void> {
    await this.page.locator('rf-decisions-page .dh .dot:not(.warn)').waitFor();
  }

  /** Asks the bench by its shortcut, and answers with the effect that is shown. */
  async ask(): Promise<'permit' | 'deny'> {
    await this.page.keyboard.press('Control+Enter');
    const answer = this.page.locator('rf-answer-card .big.eff');
    await answer.waitFor();
    return /permit/.test((await answer.getAttribute('class')) ?? '') ? 'permit' : 'deny';
  }

  async shot(name: string): Promise<void> {
    // A glyph asked for a moment ago may still be on its way.
    await this.page.evaluate(async () => {
      await document.fonts.ready;
    });
    await this.page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
  }

  /** Pixels by which the page is wider than its window. */
  overhang(): Promise<number> {
    return this.page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
  }

  /** What axe finds against WCAG A, AA, 2.2 AA and good practice; in colours alone, where nothing but them has changed. */
  async findings(within: 'everything' | 'colours' = 'everything'): Promise<string[]> {
    // While it is worked out anew, the answer before is shown paler for a moment.
    await this.page.waitForFunction(() => document.querySelector('rf-progress-bar') === null);
    // Run as a person's extension would: outside the page's own policy.
    const session = await this.context.newCDPSession(this.page);
    await session.send('Page.setBypassCSP', { enabled: true });
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(AXE);
    const violations = await this.page.evaluate(async (runOnly) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (root: Document, options: object) => Promise<{ violations: AxeFinding[] }> };
      };
      // What is in order is not written out: that takes longer than finding what is not.
      const result = await axe.run(document, { runOnly, resultTypes: ['violations'] });
      return result.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    }, RULES[within]);
    await session.detach();
    return violations;
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
