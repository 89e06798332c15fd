import { writeFileSync } from 'node:fs';
import { HttpHands } from './http-hands.fixture.js';
import { playDuties } from './play-duties.fixture.js';
import { UseCaseHands } from './use-case-hands.fixture.js';

/** As many as the run has time for; `npm run bench -- duties` plays them all. */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 100);
const OVER_HTTP = Number(process.env['SEQUENCES_OVER_HTTP'] ?? 10);
const FIGURES = process.env['FIGURES'];
const LONGEST_MS = 60 * 60_000;

describe('V1: separation of duties', () => {
  it(
    'holds whatever people try, in whatever order: nothing is live that others did not approve',
    async () => {
      const played = [
        await playDuties(SEQUENCES, (world) => new UseCaseHands(world)),
        await playDuties(OVER_HTTP, (world) => new HttpHands(world)),
      ];
      if (FIGURES !== undefined) writeFileSync(FIGURES, JSON.stringify(played));

      // Sequences in which nothing ever goes live would show nothing.
      for (const { wentLive, sequences } of played) {
        expect(wentLive).toBeGreaterThan(sequences / 10);
      }
    },
    LONGEST_MS,
  );
});
