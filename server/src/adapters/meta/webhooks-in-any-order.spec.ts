import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { MetaPlatform, signatureOf, type MetaParty } from './meta-platform.fixture.js';
import { CHAPTERS, STORY, type Chapter } from './webhook-story.fixture.js';

const STORIES = 25;
const AT_ONCE = 16;
/** Seconds from the base instant at which what is known is compared. */
const LOOKED_AT = [1800, 3601, 7200];

describe('Webhooks in any order, told again, and forged', () => {
  let platform: MetaPlatform;

  beforeAll(async () => {
    platform = await MetaPlatform.start();
  });

  afterAll(() => platform.server.stop());

  const applied = (): Promise<number> =>
    platform.metric('ringfence_platform_events_total{platform="meta",outcome="applied"}');
  const everything = async (party: MetaParty): Promise<unknown> => {
    const found: unknown[] = [];
    for (const at of LOOKED_AT) found.push(await party.known(at));
    return found;
  };
  const tellInOrder = async (party: MetaParty, story: readonly Chapter[]): Promise<void> => {
    const ordered = [...story].sort((a, b) => a.at - b.at);
    for (const { told } of ordered) await party.send(told(party));
  };
  /** Everything twice, in any order, several at a time, each beside one that nobody signed. */
  const tellAnyhow = async (
    party: MetaParty,
    order: readonly { chapter: Chapter; forged: boolean }[],
  ): Promise<number[]> => {
    const statuses: number[] = [];
    for (let first = 0; first < order.length; first += AT_ONCE) {
      const some = order.slice(first, first + AT_ONCE).map(async ({ chapter, forged }) => {
        const payload = chapter.told(party);
        const body = JSON.stringify(payload);
        const headers: Record<string, string> = forged
          ? { 'x-hub-signature-256': signatureOf(body, 'a guess') }
          : {};
        return (await platform.send(body, headers)).status;
      });
      statuses.push(...(await Promise.all(some)));
    }
    return statuses;
  };

  it(`accept none of 1,000 forged and none of 1,000 replayed, and know the same as in order`, async () => {
    let [replayed, forged, twiceApplied] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(
        STORY.chain((story) => {
          const sent = story.flatMap((chapter) => [
            { chapter, forged: false },
            { chapter, forged: false },
            { chapter, forged: true },
          ]);
          return fc.tuple(
            fc.constant(story),
            fc.shuffledSubarray(sent, { minLength: sent.length, maxLength: sent.length }),
          );
        }),
        async ([story, order]) => {
          const [orderly, other] = [await platform.newParty(), await platform.newParty()];
          const before = await applied();
          await tellInOrder(orderly, story);
          const once = (await applied()) - before;
          const statuses = await tellAnyhow(other, order);
          const twice = (await applied()) - before - once;
          replayed += story.length;
          twiceApplied += twice - once;
          forged += statuses.filter((status) => status === 401).length;

          // Thrown, not expected: fast-check then says by which seed the story comes again.
          deepStrictEqual(statuses.filter((status) => status === 200).length, 2 * story.length);
          deepStrictEqual(twice, once, 'accepted twice');
          deepStrictEqual(await everything(other), await everything(orderly));
        },
      ),
      { numRuns: STORIES, endOnFailure: true },
    );

    console.log(
      `webhooks: ${forged} forged refused, ${replayed} replayed and reordered, ${twiceApplied} accepted twice`,
    );
    expect([replayed, forged]).toEqual([STORIES * CHAPTERS, STORIES * CHAPTERS]);
    expect(STORIES * CHAPTERS).toBe(1000);
  }, 240_000);
});
