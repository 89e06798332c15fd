import { gzipSync } from 'node:zlib';
import { stage } from './stage.js';

/** Bytes of compressed JavaScript until a page is there. */
const LIMIT = 250_000;

describe('The JavaScript of the console', () => {
  it('is at most 250 kB, compressed, until a person sees the overview', async () => {
    const visitor = await stage.visitor();
    const sizes: Promise<number>[] = [];
    visitor.page.on('response', (response) => {
      // What the browser kept from before is answered without a body.
      const fresh = response.request().resourceType() === 'script' && response.status() === 200;
      if (!fresh) return;
      sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    const loaded = async (): Promise<number> =>
      (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    await visitor.page.goto(`${stage.server.url}/sign-in`);
    await visitor.settled();
    const untilSignIn = await loaded();
    await visitor.signIn('author');
    await visitor.settled();
    await visitor.page.locator('rf-overview-page .stats').waitFor();
    const untilOverview = await loaded();
    console.log(`console: ${untilSignIn} bytes until sign-in, ${untilOverview} until the overview`);
    expect(untilSignIn).toBeGreaterThan(10_000);
    expect(untilOverview).toBeLessThanOrEqual(LIMIT);
    await visitor.leave();
  });
});
