import { KEY, ServerUnderTest } from '../../server-under-test.fixture.js';
import { ShellPage } from '../../shell-page.fixture.js';
import { APP_SECRET, VERIFY_TOKEN } from './meta-platform.fixture.js';

const PAGE = new ShellPage('docs/integrations/meta.md');

describe('the page on connecting Meta', () => {
  it('shows as many samples as it runs', () => {
    expect(PAGE.samples.length).toBe(PAGE.commands);
    expect(PAGE.commands).toBeGreaterThan(5);
  });

  it('is answered as it says, from the top to the end', async () => {
    const server = await ServerUnderTest.start({
      settings: {
        RINGFENCE_META_APP_SECRET: APP_SECRET,
        RINGFENCE_META_VERIFY_TOKEN: VERIFY_TOKEN,
      },
    });
    const environment = {
      RINGFENCE: server.server.url,
      KEY,
      SECRET: APP_SECRET,
      TOKEN: encodeURIComponent(VERIFY_TOKEN),
    };
    for (const sample of PAGE.samples) {
      expect(await PAGE.differences(sample, environment))
        .withContext(sample.command)
        .toEqual([]);
    }
    await server.stop();
  }, 30_000);
});
