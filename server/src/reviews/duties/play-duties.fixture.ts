import fc from 'fast-check';
import { ROLES, type Role } from '../../identity/access.js';
import { CAST } from './cast.fixture.js';
import { DutyCommand, type Stage } from './duty-command.fixture.js';
import { DutyModel } from './duty-model.fixture.js';
import { STEPS } from './duty-step.fixture.js';
import { DutyWorld } from './duty-world.fixture.js';
import type { Hands } from './hands.fixture.js';

/** Steps of the longest sequence. */
const MOST_STEPS = 30;

/** Who may do what when a sequence begins: as the cast says, or anything. */
const FIRST_ROLES: fc.Arbitrary<readonly (readonly Role[])[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(CAST.map(({ roles }) => roles)) },
  fc.tuple(...CAST.map(() => fc.subarray<Role>([...ROLES]))),
);

/** What came of many sequences. */
export interface DutyTally {
  readonly sequences: number;
  readonly steps: number;
  /** How often bytes went live, in whatever way. */
  readonly wentLive: number;
  readonly byOutcome: Readonly<Record<string, number>>;
}

/**
 * Plays sequences of what people may try, and holds each step against a second account of who did what.
 *
 * @param handsOf how the steps are taken
 * @throws with the shortest sequence that puts unapproved bytes live, and the seed
 */
export async function playDuties(
  sequences: number,
  handsOf: (world: DutyWorld) => Hands,
  seed?: number,
): Promise<DutyTally> {
  const world = await DutyWorld.open();
  const stage: Stage = { world, hands: handsOf(world), tally: new Map() };
  let played = 0;
  const commands = fc.commands([STEPS.map((step) => new DutyCommand(step))], {
    maxCommands: MOST_STEPS,
    size: 'max',
  });
  const property = fc.asyncProperty(FIRST_ROLES, commands, async (roles, steps) => {
    await world.reset(roles);
    const { digest, former } = world.live();
    const model = new DutyModel(`sequence ${played++}`, digest, former);
    await fc.asyncModelRun(() => ({ model, real: stage }), steps);
  });
  try {
    await fc.assert(property, { numRuns: sequences, ...(seed === undefined ? {} : { seed }) });
  } finally {
    await world.close();
  }
  const byOutcome = Object.fromEntries([...stage.tally].sort(([a], [b]) => (a < b ? -1 : 1)));
  const sum = (matches: (key: string) => boolean): number =>
    Object.entries(byOutcome).reduce((all, [key, n]) => all + (matches(key) ? n : 0), 0);
  return {
    sequences,
    steps: sum((key) => !key.startsWith('live by')),
    wentLive: sum((key) => key.startsWith('live by')),
    byOutcome,
  };
}
