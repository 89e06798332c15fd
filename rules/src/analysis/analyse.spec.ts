import type { Analysis, PropertyVerdict } from '../model/analysis.js';
import type { PolicyDocument } from '../model/policy.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { secondOpinion } from '../oracle/second-opinion.js';
import { analyse } from './analyse.js';
import { PLANTED_MISTAKES } from './planted-mistakes.fixture.js';

function analysed(policy: PolicyDocument, previous?: PolicyDocument): Analysis {
  let ticks = 0;
  return analyse(policy, { clock: () => ticks++ / 1000, ...(previous && { previous }) });
}

function verdict({ properties }: Analysis, id: string): PropertyVerdict {
  const found = properties.find((property) => property.id === id);
  if (found === undefined) throw new Error(`no property ${id}`);
  return found;
}

describe('analyse', () => {
  it('proves every property of the shipped policy with both engines', () => {
    const { properties } = analysed(SHIPPED_POLICY);
    expect(properties.length).toBe(20);
    expect(
      properties.filter(
        ({ verdict, engines }) =>
          verdict !== 'proved' || engines.diagram !== 'proved' || engines.sat !== 'proved',
      ),
    ).toEqual([]);
  });

  it('shows a call for each flow that is possible', () => {
    for (const { id, witness } of analysed(SHIPPED_POLICY).properties) {
      if (!id.startsWith('ringfence.flow-possible-')) continue;
      expect(witness?.decision.effect).withContext(id).toBe('permit');
      expect(`ringfence.flow-possible-${witness?.decision.scenario}`).toBe(id);
    }
  });

  it('finds no conflict and no covered rule in the shipped policy', () => {
    const { findings, conflicts, isComplete } = analysed(SHIPPED_POLICY);
    expect(isComplete).toBeTrue();
    expect(conflicts).toEqual([]);
    expect(findings.filter(({ code }) => code !== 'dead-condition')).toEqual([]);
  });

  for (const { name, breaks, policy } of PLANTED_MISTAKES) {
    it(`refutes ${breaks} where ${name}`, async () => {
      const { verdict: said, engines, witness } = verdict(analysed(policy), breaks);
      expect(said).toBe('refuted');
      expect(engines).toEqual({ diagram: 'refuted', sat: 'refuted' });
      // What is shown of a refusal is a refusal.
      const shown = breaks.endsWith('-is-never-requestable') ? 'deny' : 'permit';
      expect(witness?.decision.effect).toBe(shown);
      expect(await secondOpinion(policy, witness!.facts)).toEqual({
        agrees: true,
        differences: [],
      });
    });
  }
});
