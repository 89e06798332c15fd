import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { MessagingApi, messagingSettings } from '../permission-requests/messaging-api.fixture.js';
import { KEY, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

/** A block of a page: a request, or the answer it gets. */
interface Block {
  readonly line: number;
  readonly head: string;
  readonly body: unknown;
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^( *)```http\n([\s\S]*?)^ *```$/gm)].map((found) => {
    const [head = '', ...rest] = found[2]!.split('\n');
    return {
      line: page.slice(0, found.index).split('\n').length,
      head: head.trim(),
      body: JSON.parse(rest.join('\n')) as unknown,
    };
  });
}

/** Whether a value is as a page tells: `…` in a text stands for whatever is there. */
function isAsTold(told: unknown, actual: unknown): boolean {
  if (typeof told === 'string' && told.includes('…')) {
    const parts = told.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return typeof actual === 'string' && new RegExp(`^${parts.join('.+')}$`).test(actual);
  }
  if (typeof told !== 'object' || told === null) return Object.is(told, actual);
  if (typeof actual !== 'object' || actual === null) return false;
  const [left, right] = [Object.entries(told), Object.entries(actual)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => isAsTold(value, (actual as Record<string, unknown>)[key]))
  );
}

const PAGES = globSync('docs/integrations/*.md').filter((page) => !page.endsWith('README.md'));

describe('the pages of the integrations', () => {
  it('are found', () => expect(PAGES.length).toBeGreaterThan(0));

  it('are listed', () => {
    const list = readFileSync('docs/integrations/README.md', 'utf8');
    for (const page of PAGES) expect(list).toContain(`(${path.basename(page)})`);
  });

  it('are sent as the list says', async () => {
    const list = readFileSync('docs/integrations/README.md', 'utf8');
    const [, define] = /^ *(send\(\) .*)$/m.exec(list)!;
    const [, sample] = /```sh\n( *send PUT [\s\S]*?)```/.exec(list)!;
    const server = await ServerUnderTest.start();
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-ec', `${define}\n${sample!.replace(/^ {3}/gm, '')}`],
      { env: { ...process.env, RINGFENCE: server.server.url, KEY } },
    );
    expect(stdout).toMatch(/^\{"confirmation":"\w+"\}\n202\n$/);
    await server.stop();
  });

  // A page of shell commands instead has a spec of its own.
  for (const page of [...PAGES, 'docs/connect-infobip.md'].filter((each) =>
    readFileSync(each, 'utf8').includes('```http\n'),
  )) {
    describe(path.basename(page), () => {
      it('says what is really answered to what it says to send', async () => {
        const platform = await MessagingApi.start();
        platform.reset('infobip');
        const server = await ServerUnderTest.start({ settings: messagingSettings(platform) });
        let answer: Answer | undefined;
        for (const { line, head, body } of blocksOf(readFileSync(page, 'utf8'))) {
          const [method = '', address = ''] = head.split(' ');
          if (method === 'PUT') answer = await server.putConfirmed(address, body);
          else if (method === 'POST') answer = await server.post(address, body);
          else {
            expect(`${page}:${line} ${answer?.status}`).toBe(`${page}:${line} ${method}`);
            expect(isAsTold(body, answer?.body))
              .withContext(`${page}:${line}: ${JSON.stringify(answer?.body)}`)
              .toBeTrue();
            continue;
          }
          expect(`${page}:${line} ${answer.status}`).toMatch(/ (200|201|403)$/);
        }
        await server.stop();
        await platform.stop();
      });
    });
  }
});
