import type { Decision } from '@ringfence/rules';
import { userCalls } from '../harness/attempts.js';
import { cutOff } from './legible.js';
import { stage } from './stage.js';

/** As long as the contract lets them be, or nearly, and without a place to break. */
const TRUNK = `${'t'.repeat(90)}.example.com:5061`;
const USER = `JP.${'1234567890'.repeat(4)}`;
const NUMBER = '+81311110001';

describe('Long names', () => {
  for (const width of [1280, 390]) {
    it(`break where they have to, and widen no page (${width}px)`, async () => {
      const { server } = stage;
      const user = { bsuid: USER };
      const answer = await server.post('/v1/decisions', {
        ...userCalls({ kind: 'sip-trunk', id: TRUNK }, { action: 'transfer' }),
        user,
        legs: [{ id: 'caller', role: 'origin', endpoint: { kind: 'whatsapp', id: USER } }],
      });
      const { decisionId } = (await answer.json()) as Decision;
      const callId = `call-${width}-${'c'.repeat(90)}`;
      for (const event of [
        { type: 'call-connected', callId, user, initiator: 'business' },
        {
          type: 'leg-added',
          callId,
          leg: { id: 'a', role: 'destination', endpoint: { kind: 'sip-trunk', id: TRUNK } },
        },
        { type: 'permission-granted', user, grant: { kind: 'permanent' } },
      ]) {
        const told = await server.post('/v1/events', {
          eventId: `long-${event.type}-${width}`,
          occurredAt: new Date().toISOString(),
          businessNumber: NUMBER,
          ...event,
        });
        expect(told.status).withContext(event.type).toBe(200);
      }
      const visitor = await stage.visitor({ width });
      const { page } = visitor;
      await visitor.signIn('admin');
      const found: string[] = [];
      const look = async (place: string): Promise<void> => {
        const overhang = await visitor.overhang();
        if (overhang > 0) found.push(`${place}: ${overhang}px wider than the window`);
        found.push(...(await cutOff(page)).map((text) => `${place}: ${text}`));
      };
      await visitor.open('calls');
      await page.locator('.rows > li', { hasText: callId }).first().waitFor();
      await look('calls');
      await page
        .locator('.calls > li', { hasText: callId })
        .getByRole('link', { name: 'Permission of this user' })
        .click();
      await page.locator('rf-permission-page h1', { hasText: USER }).waitFor();
      await look('permission');
      await visitor.shot(`long-permission-${width}`);
      await visitor.open(`decisions/${decisionId}`);
      const said = page.locator('rf-decision-detail .said');
      await said.waitFor();
      await visitor.shot(`long-decision-${width}`);
      expect(await said.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);

      expect(found).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});
