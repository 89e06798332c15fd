import {
  MessagingApi,
  messagingSample,
  messagingSettings,
} from '../../permission-requests/messaging-api.fixture.js';
import { KEY, ServerUnderTest } from '../../server-under-test.fixture.js';
import { ShellPage } from '../../shell-page.fixture.js';
import { APP_SECRET, VERIFY_TOKEN } from './meta-platform.fixture.js';

const PERMITTED = {
  status: 200,
  body: {
    ...(messagingSample('meta', 'api.call_permissions.temporary') as object),
    permission: { status: 'temporary', expiration_time: Math.floor(Date.now() / 1000) + 600_000 },
  },
};
const PAGE = new ShellPage('docs/integrations/meta.md');

describe('the page on connecting Meta', () => {
  it('shows as many samples as it runs', () => {
    expect(PAGE.samples.length).toBe(PAGE.commands);
    expect(PAGE.commands).toBeGreaterThan(5);
  });

  it('is answered as it says, from the top to the end', async () => {
    const meta = await MessagingApi.start();
    meta.reset('meta');
    const server = await ServerUnderTest.start({
      settings: {
        ...messagingSettings(meta),
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
      // Those are about another user.
      if (sample.command.includes('permission-requests')) meta.reset('meta');
      expect(await PAGE.differences(sample, environment))
        .withContext(sample.command)
        .toEqual([]);
      // From then on Meta itself says what it told.
      if (sample.command.includes('call_permission_reply')) meta.state = PERMITTED;
    }
    await server.stop();
    await meta.stop();
  });
});
