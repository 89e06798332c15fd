import { userCalls } from '../harness/attempts.js';
import { becomes } from './becomes.js';
import { stage, transferToOpenTrunk } from './stage.js';

describe('The log of decisions', () => {
  it('filters by effect and reason together, and the address keeps them', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('auditor');
    await visitor.open('decisions');
    const shown = (): Promise<string[]> => page.locator('[data-decision-id] .code').allInnerTexts();
    const others = async (): Promise<boolean> =>
      (await shown()).some((code) => code !== 'pstn-reachable-trunk');
    await becomes(others, true);
    await page.locator('.flt select').nth(1).selectOption('deny');
    await page.waitForURL((at) => at.searchParams.get('effect') === 'deny');
    await page.locator('.flt select').nth(3).selectOption('pstn-reachable-trunk');
    await page.waitForURL((at) => at.searchParams.get('reason') === 'pstn-reachable-trunk');
    await page.reload();
    await page.locator('[data-decision-id]').nth(3).waitFor();
    const codes = await shown();
    expect(codes.every((code) => code === 'pstn-reachable-trunk')).toBeTrue();
    await page.locator('.flt select').nth(1).selectOption('permit');
    await page.getByText('No decision matches').waitFor();
    await visitor.shot('decisions-nothing-matches-en');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('finds a number by its reference, which alone stands in the address', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await visitor.signIn('auditor');
    await visitor.open('decisions?window=all');
    const field = page.locator('.flt input[type=tel]');
    await field.fill('+81 90-1111-0001');
    await field.press('Enter');
    await page.waitForURL((at) => /^p1\.[\w-]{22}$/.test(at.searchParams.get('subject') ?? ''));
    // The list before stays until the new one is there.
    const users = page.locator('[data-decision-id] .us');
    await becomes(async () => [...new Set(await users.allInnerTexts())], ['+81 90-1111-0001']);
    expect(await field.inputValue()).toBe('+81 90-1111-0001');
    await page.reload();
    await visitor.settled();
    expect(await field.inputValue()).toMatch(/^p1\./);
    await field.fill('Taro');
    await field.press('Enter');
    await page.getByText('This number could not be looked up').waitFor();
    expect(asked.filter((url) => /9011110001|9\D*0\D*1111/.test(decodeURIComponent(url)))).toEqual(
      [],
    );
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('opens a decision that the address keeps, with reasons, trace, evidence and route', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('auditor');
    // Other walks put permits of other flows on record.
    await visitor.open('decisions?effect=permit&scenario=user-to-webrtc');
    await page.locator('[data-decision-id]').first().click();
    await page.waitForURL((at) => /^\/decisions\/\w+$/.test(at.pathname));
    await page.reload();
    const detail = page.locator('rf-decision-detail');
    for (const told of [
      'Reasons',
      'user-to-webrtc',
      'Route',
      'Ask again before any leg changes',
      'Trace',
      'Evidence',
    ]) {
      await detail.getByText(told).first().waitFor();
    }
    await detail.locator('.reasons a.code').first().click();
    await page.waitForURL((at) => at.pathname === '/policy/versions/1' && at.hash !== '');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('lets the reader be while new decisions arrive, and shows them when asked', async () => {
    const post = (): Promise<Response> =>
      stage.server.post('/v1/decisions', userCalls({ kind: 'webrtc', id: 'web-app' }));
    for (let i = 0; i < 40; i++) await post();
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('auditor');
    await visitor.open('decisions');
    await visitor.hearsDecisions();
    const list = page.locator('cdk-virtual-scroll-viewport');
    await list.evaluate((element) => (element.scrollTop = 340));
    await page.locator('[data-row="30"]').waitFor();
    const seen = await page.locator('[data-row="12"]').getAttribute('data-decision-id');
    const { decisionId } = (await (await post()).json()) as { decisionId: string };
    const more = page.getByRole('button', { name: 'Show 1 new' });
    await more.waitFor();
    expect(await list.evaluate((element) => element.scrollTop)).toBe(340);
    expect(await page.locator('[data-row="12"]').getAttribute('data-decision-id')).toBe(seen);
    await more.click();
    await page.locator(`[data-row="0"][data-decision-id="${decisionId}"]`).waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('keeps what arrives back while it is paused', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await visitor.signIn('auditor', 'ja');
    await visitor.open('decisions?lang=ja');
    await visitor.hearsDecisions();
    await page.getByRole('button', { name: '一時停止' }).click();
    const answer = await stage.server.post('/v1/decisions', transferToOpenTrunk());
    const { decisionId } = (await answer.json()) as { decisionId: string };
    await page.getByRole('button', { name: '再開（新着1件）' }).click();
    await page.locator(`[data-decision-id="${decisionId}"]`).waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('tells a call that could reach the phone network by its number and its reason', async () => {
    const read = await stage.server.signIn('auditor');
    const denied = (await (
      await read('/v1/decisions?reason=pstn-reachable-trunk&number=819011110001')
    ).json()) as { items: { effect: string }[] };
    expect(denied.items.length).toBeGreaterThan(0);
    expect(denied.items.every(({ effect }) => effect === 'deny')).toBeTrue();
  });
});
