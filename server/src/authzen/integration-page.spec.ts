import { KEY, ServerUnderTest } from '../server-under-test.fixture.js';
import { ShellPage } from '../shell-page.fixture.js';

const PAGE = new ShellPage('docs/integrations/authzen.md');

describe('the page on connecting an AuthZEN enforcement point', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start({
      settings: { RINGFENCE_AUTHZEN_FIXTURE: 'on', RINGFENCE_AUTHZEN_REQUESTS: 'on' },
    });
  });

  afterAll(() => server.stop());

  it('shows as many samples as it runs', () => {
    expect(PAGE.samples.length).toBe(PAGE.commands);
    expect(PAGE.commands).toBeGreaterThan(5);
  });

  for (const [i, sample] of PAGE.samples.entries()) {
    it(`sample ${i + 1} is answered as it says: ${sample.command.slice(0, 40).replaceAll(/\s+/g, ' ')}`, async () => {
      const environment = { RINGFENCE: server.server.url, KEY };

      expect(await PAGE.differences(sample, environment)).toEqual([]);
    });
  }
});
