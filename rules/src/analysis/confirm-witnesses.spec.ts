import type { Analysis } from '../model/analysis.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { analyse } from './analyse.js';
import { confirmWitnesses } from './confirm-witnesses.js';
import { PLANTED_MISTAKES } from './planted-mistakes.fixture.js';

const { policy } = PLANTED_MISTAKES[0]!;

describe('confirmWitnesses', () => {
  let analysis: Analysis;
  beforeAll(() => {
    analysis = analyse(policy, { clock: () => 0, previous: SHIPPED_POLICY });
  });

  it('leaves an analysis as it is where json-rules-engine says the same', async () => {
    expect(analysis.difference?.classes.length).toBeGreaterThan(0);
    expect(await confirmWitnesses(analysis, policy)).toEqual(analysis);
  });

  it('takes back what another engine does not say', async () => {
    // Facts that read otherwise each time cannot be judged alike.
    const restless = Object.defineProperty({}, 'legs.kinds', {
      enumerable: true,
      get: ((reads) => () => (reads++ === 0 ? ['pstn'] : []))(0),
    });
    const doubtful: Analysis = {
      ...analysis,
      properties: analysis.properties.map((property) =>
        property.witness === undefined
          ? property
          : { ...property, witness: { ...property.witness, facts: restless } },
      ),
    };
    const { properties } = await confirmWitnesses(doubtful, policy);
    const taken = properties.filter(({ verdict }) => verdict === 'unknown');
    expect(taken.length).toBeGreaterThan(0);
    for (const { witness, why } of taken) {
      expect(witness).toBeUndefined();
      expect(why).toBeDefined();
    }
  });
});
