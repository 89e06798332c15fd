import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { KEY, ServerUnderTest } from '../server-under-test.fixture.js';

const PAGE = readFileSync('docs/integrations/authzen.md', 'utf8');
const SETUP = /```sh setup\n([\s\S]*?)```/.exec(PAGE)![1]!;
const SAMPLES = [...PAGE.matchAll(/```sh\n([\s\S]*?)```\n```json\n([\s\S]*?)```/g)].map(
  ([, command, answer]) => ({ command: command!, answer: JSON.parse(answer!) as unknown }),
);

/** Where an answer is another than the page tells; `…` stands for anything, and as a name for more of them. */
function differences(told: unknown, answer: unknown, at = ''): string[] {
  if (told === '…') return answer === undefined ? [`${at} is missing`] : [];
  if (typeof told !== 'object' || told === null || typeof answer !== 'object' || answer === null) {
    return told === answer ? [] : [`${at}: ${JSON.stringify(answer)}`];
  }
  const [left, right] = [told, answer] as Record<string, unknown>[];
  const untold = Object.keys(right!).filter((key) => !(key in left! || '…' in left!));
  return [
    ...untold.map((key) => `${at}/${key} is not told`),
    ...Object.entries(left!)
      .filter(([key]) => key !== '…')
      .flatMap(([key, value]) => differences(value, right![key], `${at}/${key}`)),
  ];
}

describe('the page on connecting an AuthZEN enforcement point', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start({
      settings: { RINGFENCE_AUTHZEN_FIXTURE: 'on', RINGFENCE_AUTHZEN_REQUESTS: 'on' },
    });
  }, 30_000);

  afterAll(() => server.stop());

  it('shows as many samples as it runs', () => {
    expect(SAMPLES.length).toBe([...PAGE.matchAll(/^```sh$/gm)].length);
    expect(SAMPLES.length).toBeGreaterThan(5);
  });

  for (const [i, { command, answer }] of SAMPLES.entries()) {
    it(`sample ${i + 1} is answered as it says: ${command.slice(0, 40).replaceAll(/\s+/g, ' ')}`, async () => {
      const environment = { ...process.env, RINGFENCE: server.server.url, KEY };
      const { stdout } = await promisify(execFile)('sh', ['-ec', SETUP + command], {
        env: environment,
      });

      expect(differences(answer, JSON.parse(stdout))).toEqual([]);
    });
  }
});
