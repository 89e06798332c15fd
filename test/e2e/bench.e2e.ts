import { SCENARIO_IDS, type Decision } from '@ringfence/rules';
import { businessCalls, PERMITTED, userCalls } from '../harness/attempts.js';
import { stage, transferToOpenTrunk } from './stage.js';

interface Asked {
  cases: { attempt: { legs: { endpoint: unknown }[] }; evidence: unknown; now: string }[];
}

describe('The test bench', () => {
  for (const language of ['en', 'ja'] as const) {
    it(`permits each of the twelve flows as its card fills in the fields (${language})`, async () => {
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('author', language);
      await visitor.open(`bench?lang=${language}`);
      const answers: Record<string, string> = {};
      for (const flow of SCENARIO_IDS) {
        await page.locator(`rf-flow-list a[href*="flow=${flow}"]`).first().click();
        await page
          .locator('.work .card header .code', { hasText: new RegExp(`^${flow}$`) })
          .waitFor();
        await page.locator('rf-answer-card').first().waitFor({ state: 'detached' });
        answers[flow] = await visitor.ask();
      }
      expect(answers).toEqual(Object.fromEntries(SCENARIO_IDS.map((flow) => [flow, 'permit'])));
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }

  it('stops a call at the fence when a phone is put into it (390 px: from top to bottom)', async () => {
    const visitor = await stage.visitor({ width: 390 });
    const { page } = visitor;
    await visitor.signIn('author');
    await visitor.open('bench?flow=user-to-ivr-api');
    await page.locator('button[aria-expanded]', { hasText: 'Add a leg' }).click();
    await page.locator('rf-add-leg button[type=submit]').click();
    expect(await visitor.ask()).toBe('deny');
    expect(await page.locator('rf-answer-card .reasons').innerText()).toContain('pstn-leg');
    expect(await page.locator('rf-leg-diagram .bar').count()).toBe(1);
    expect(await visitor.overhang()).toBeLessThanOrEqual(0);
    await page.locator('rf-leg-diagram').scrollIntoViewIfNeeded();
    await visitor.shot('bench-stopped-390px');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('can be asked although the decision in its address is not on record', async () => {
    const visitor = await stage.visitor();
    visitor.expect(/404/);
    await visitor.signIn('auditor');
    await visitor.open('bench?decision=01M87KFMGE4BEKC2PGVY522000');
    await visitor.page.getByRole('alert').waitFor();
    expect(await visitor.ask()).toBe('permit');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  const recorded = [
    { name: 'a permit', attempt: () => userCalls({ kind: 'webrtc', id: 'web-app' }) },
    { name: 'a transfer to an open trunk', attempt: transferToOpenTrunk },
    {
      name: 'a call to a user whose grant is over',
      attempt: () => businessCalls({ kind: 'webrtc', id: 'web-app' }, '819011110003'),
    },
    {
      name: 'a phone behind two menus',
      attempt: () =>
        userCalls(
          { kind: 'pstn', address: '+81355501234' },
          {
            action: 'transfer',
            via: ['ivr-api'],
            legs: [
              { id: 'c', role: 'origin', endpoint: { kind: 'whatsapp', address: `+${PERMITTED}` } },
              { id: 'm', role: 'participant', endpoint: { kind: 'ivr-api', id: 'main-menu' } },
              {
                id: 'n',
                role: 'participant',
                endpoint: { kind: 'moments-ivr', id: 'support-flow' },
              },
            ],
          },
        ),
    },
  ];
  for (const { name, attempt } of recorded) {
    it(`asks a recorded question again exactly, and gets the recorded answer: ${name}`, async () => {
      const answer = await stage.server.post('/v1/decisions', attempt());
      const { decisionId } = (await answer.json()) as Decision;
      const read = await stage.server.signIn('auditor');
      const decision = (await (await read(`/v1/decisions/${decisionId}`)).json()) as Decision &
        Asked['cases'][number];
      const visitor = await stage.visitor();
      const { page } = visitor;
      await visitor.signIn('auditor');
      await visitor.open(`decisions/${decisionId}`);
      const asked = page.waitForRequest((request) => request.url().endsWith('/v1/bench/runs'));
      await page.locator('rf-decision-detail a[href*="/bench"]').click();
      const [question] = ((await asked).postDataJSON() as Asked).cases;
      const effect = page.locator('rf-answer-card .big.eff');
      await effect.waitFor();
      expect(await effect.getAttribute('class')).toContain(decision.effect);
      expect(await page.locator('rf-answer-card .reasons .code').allInnerTexts()).toEqual(
        decision.reasons.map(({ code }) => code),
      );
      expect(question!.now).toBe(decision.decidedAt);
      expect(question!.evidence).toEqual(decision.evidence);
      expect(question!.attempt.legs.map(({ endpoint }) => endpoint)).toEqual(
        decision.attempt.legs.map(({ endpoint }) => endpoint),
      );
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});
