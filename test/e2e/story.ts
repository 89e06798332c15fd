import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { businessCalls, DEMO_NUMBER, freshId, PERMITTED } from '../harness/attempts.js';
import { ServerProcess } from '../harness/server-process.js';
import { cutOff, englishLeftOver } from './legible.js';
import { stage } from './stage.js';
import { Visitor } from './visitor.js';

export type Language = 'en' | 'ja';

/** The figure the story lowers: how many calls a number may begin in 24 hours. */
export const FIGURE = 'calls.initiate.max.24h';
export const LIMIT = 3;
/** The rule that reads it, and the fact it compares. */
export const RULE = 'initiated-calls-within-the-limit';
/** What the rule tells the platform. */
export const CODE = 'initiation-limit';
/** A user of the demo whom the business called before, so that calls to the permitted one are free. */
const CALLED_BEFORE = '819011110002';
/** Permits on record when the story begins. */
export const RECORDED = 2;

/** One server whose rules are changed, and one language to do it in. */
export class Story {
  private constructor(
    readonly server: ServerProcess,
    readonly language: Language,
    /** Everybody who came. */
    private readonly visitors: Visitor[] = [],
  ) {}

  /** Begins with a number that has begun as many calls as the new limit allows, and permits on record. */
  static async begin(language: Language, environment: Record<string, string> = {}): Promise<Story> {
    const story = new Story(await ServerProcess.start(environment), language);
    for (let call = 0; call < LIMIT; call++) await story.beginCall(`earlier-${call}`);
    for (let i = 0; i < RECORDED; i++) await story.ask();
    return story;
  }

  /** The same server, told of in another language. */
  in(language: Language): Story {
    return new Story(this.server, language, this.visitors);
  }

  /** Whoever has this role comes with a browser of their own and signs in. */
  async comes(role: string, options: { width?: number; dark?: boolean } = {}): Promise<Visitor> {
    const visitor = await Visitor.come(stage.browser, this.server.url, options);
    this.visitors.push(visitor);
    await visitor.signIn(role, this.language);
    await visitor.settled();
    return visitor;
  }

  async open(visitor: Visitor, place: string): Promise<void> {
    const sign = place.includes('?') ? '&' : '?';
    await visitor.open(`${place}${sign}lang=${this.language}`);
  }

  /** Keeps a picture of the page, and holds what is on it against what every page owes its readers, light and dark. */
  async look(visitor: Visitor, name: string): Promise<void> {
    const { page } = visitor;
    const owed = async (): Promise<string[]> => [
      ...(await visitor.findings()),
      ...(await cutOff(page)),
      ...(this.language === 'ja' ? await englishLeftOver(page, OWN_NAMES) : []),
      ...((await visitor.overhang()) > 0 ? ['wider than the window'] : []),
    ];
    await page.mouse.move(0, 0);
    await still(page);
    await visitor.shot(`${name}-${this.language}`);
    const light = await owed();
    await page.emulateMedia({ colorScheme: 'dark' });
    await still(page);
    const dark = await visitor.findings('colours');
    await visitor.shot(`${name}-${this.language}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    expect([...light, ...dark])
      .withContext(`${name}, ${page.url()}`)
      .toEqual([]);
  }

  /** What the console says under a key, in the language of the story. */
  word(key: string, params: Record<string, string | number> = {}): string {
    const said = key
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], WORDS[this.language]);
    if (typeof said !== 'string') throw new Error(`the console has no text ${key}`);
    return Object.entries(params).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
      said,
    );
  }

  /** The platform asks whether the business may ring its permitted user. */
  async ask(): Promise<Answer> {
    const answer = await this.server.post(
      '/v1/decisions',
      businessCalls({ kind: 'conversations', id: 'support-queue' }, PERMITTED),
    );
    return (await answer.json()) as Answer;
  }

  /** The API as a person, without the console. */
  async as(role: string, method: string, route: string, body?: unknown): Promise<Response> {
    return fetch(`${this.server.url}${route}`, {
      method,
      headers: { ...(await this.server.session(role)), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Author and approver put the limit live through the API. */
  async putLimitLive(): Promise<void> {
    const drawn = await this.as('author', 'POST', '/v1/drafts', { title: 'Fewer', base: 'live' });
    const { id, revision, policy } = (await drawn.json()) as {
      id: string;
      revision: number;
      policy: { parameters: { key: string; values: { value: unknown }[] }[] };
    };
    const figure = policy.parameters.find(({ key }) => key === FIGURE)!;
    figure.values[0]!.value = LIMIT;
    await this.as('author', 'PUT', `/v1/drafts/${id}`, { revision, policy });
    const submitted = await this.as('author', 'POST', `/v1/drafts/${id}/submit`, {});
    const { digest } = (await submitted.json()) as { digest: string };
    const reason = { en: 'Agreed with compliance', ja: '法務と合意済み' }[this.language];
    await this.as('approver', 'POST', `/v1/drafts/${id}/approve`, { digest, reason });
    const live = await this.as('approver', 'POST', '/v1/promotions', { digest, reason });
    if (live.status !== 201) throw new Error(await live.text());
  }

  private async beginCall(callId: string): Promise<void> {
    const tell = (type: string): Promise<Response> =>
      this.server.post('/v1/events', {
        eventId: freshId(),
        type,
        occurredAt: new Date(performance.timeOrigin + performance.now()).toISOString(),
        businessNumber: DEMO_NUMBER,
        user: { waId: CALLED_BEFORE },
        callId,
        initiator: 'business',
      });
    for (const type of ['call-started', 'call-connected', 'call-ended']) {
      const { status } = await tell(type);
      if (status >= 300) throw new Error(`${type} was answered ${status}`);
    }
  }

  /** Everybody leaves, since a page left open goes on asking for its server, and the server is removed. */
  async end(): Promise<void> {
    for (const visitor of this.visitors) await visitor.leave();
    await this.server.remove();
  }
}

export interface Answer {
  readonly decisionId: string;
  readonly effect: 'permit' | 'deny';
  readonly reasons: readonly { code: string; rule?: string }[];
  readonly policy: { version: number; digest: string };
}

/** Waits until nothing is being worked on, since an answer about to be replaced is paler, and no colour is on its way to another. */
async function still(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('rf-progress-bar') === null);
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((each) => each instanceof CSSTransition)
        .map((each) => each.finished.catch(() => undefined)),
    ),
  );
}

/** Names that are the same in every language. */
const OWN_NAMES = [
  'Demo Admin',
  'Demo Author',
  'Demo Approver',
  'Demo Auditor',
  'Demo Operator',
  'IVR API',
  'Moments IVR',
  'Calls API',
  'Conversations',
  'support-queue',
  'nagoya-pbx',
  'route-sip-out',
  'web-app',
  'WebRTC',
  'ntt-cpaas',
  'Business-Initiated Calls (Meta)',
];

const WORDS = { en: wordsOf('en'), ja: wordsOf('ja') };

function wordsOf(language: Language): Record<string, unknown> {
  const folder = path.resolve('console/src/app/i18n', language);
  const parts = readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, unknown>,
  );
  return Object.assign({}, ...parts) as Record<string, unknown>;
}
