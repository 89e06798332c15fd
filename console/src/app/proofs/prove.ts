import {
  analyse,
  compilePolicy,
  confirmWitnesses,
  decisiveFacts,
  explain,
  PRODUCT_PROPERTIES,
  type CompiledPolicy,
  type Facts,
  type PolicyDocument,
  type Witness,
} from '@ringfence/rules';
import type { Behind, PolicyToProve, Proofs } from './proofs.js';

/**
 * Analyses a policy and has every call that is shown confirmed by a second rule engine. What it can never do comes first; how it
 * differs from the version before may take longer, and whoever writes need not wait for it.
 *
 * @param clock milliseconds that only ever grow, from any origin
 */
export async function* prove(
  { turn, policy, previous }: PolicyToProve,
  clock: () => number,
): AsyncGenerator<Proofs, void> {
  const began = clock();
  const { spent: _, ...analysis } = await confirmWitnesses(analyse(policy, { clock }), policy);
  const compiled = compilePolicy(policy, { version: 0, digest: '' });
  const behind = Object.fromEntries(
    analysis.properties.flatMap(({ id, witness }) =>
      witness === undefined ? [] : [[id, whatIsBehind(compiled, id, witness)] as const],
    ),
  );
  const proofs: Proofs = { ...analysis, turn, tookMs: clock() - began, behind, comparing: false };
  yield { ...proofs, comparing: previous !== null };
  if (previous === null) return;
  const compared = analyse(policy, { clock, previous });
  const { difference } = await confirmWitnesses(
    { ...compared, properties: [], conflicts: [] },
    policy,
  );
  yield difference === undefined ? proofs : { ...proofs, difference };
}

function whatIsBehind(compiled: CompiledPolicy, id: string, { decision, facts }: Witness): Behind {
  const rules = explain(compiled, facts)
    .filter(({ effect, outcome }) =>
      decision.effect === 'permit'
        ? effect === 'permit' && outcome === 'match'
        : effect === 'forbid' && outcome !== 'no-match',
    )
    .map(({ ruleset, rule }) => `${ruleset}/${rule}`);
  return { rules, facts: factsBehind(compiled.document, id, facts) };
}

const OF_THE_FLOW = ['flow.origin', 'flow.via', 'flow.destination'];

function factsBehind(policy: PolicyDocument, id: string, facts: Facts): readonly string[] {
  const own = policy.properties.find((property) => property.id === id);
  if (own !== undefined) return decisiveFacts(own.when, facts);
  const claim = PRODUCT_PROPERTIES.find((property) => property.id === id)?.claim;
  if (claim === undefined || claim.t === 'deny-has-reason') return [];
  return 'unless' in claim ? decisiveFacts(claim.unless, facts) : OF_THE_FLOW;
}
