import type { Decision } from '@ringfence/rules';
import { stage, transferToOpenTrunk } from './stage.js';

describe('Every page', () => {
  for (const dark of [false, true]) {
    for (const width of [1280, 390]) {
      const look = `${dark ? 'dark' : 'light'}-${width}px`;
      it(`is accessible, keeps its own policy and fits its window (${look})`, async () => {
        const answer = await stage.server.post('/v1/decisions', transferToOpenTrunk());
        const { decisionId } = (await answer.json()) as Decision;
        const places = {
          overview: 'overview',
          policy: 'policy',
          bench: 'bench?flow=conversations-to-user',
          permissions: 'permissions',
          decisions: 'decisions',
          decision: `decisions/${decisionId}`,
        };
        const visitor = await stage.visitor({ width, dark });
        const found: string[] = [];
        const lookAt = async (name: string): Promise<void> => {
          await visitor.shot(`${name}-${look}`);
          found.push(...(await visitor.findings()).map((text) => `${name}: ${text}`));
          const overhang = await visitor.overhang();
          if (overhang > 0) found.push(`${name}: ${overhang}px wider than the window`);
        };
        for (const language of ['en', 'ja']) {
          await visitor.page.goto(`${stage.server.url}/sign-in?lang=${language}`);
          await visitor.settled();
          await lookAt(`sign-in-${language}`);
        }
        await visitor.signIn('author');
        for (const language of ['en', 'ja']) {
          for (const [name, place] of Object.entries(places)) {
            await visitor.open(`${place}${place.includes('?') ? '&' : '?'}lang=${language}`);
            if (name === 'bench') await visitor.ask();
            await lookAt(`${name}-${language}`);
          }
        }
        expect(found).toEqual([]);
        expect(visitor.faults).toEqual([]);
        await visitor.leave();
      });
    }
  }
});
