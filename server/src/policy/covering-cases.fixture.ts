import { compilePolicy, runCase, type PolicyDocument, type TestCase } from '@ringfence/rules';

/** As few of the cases as match every rule once, expecting what the policy answers. */
export function coveringCases(policy: PolicyDocument, candidates: readonly TestCase[]): TestCase[] {
  const compiled = compilePolicy(policy, { version: 0, digest: '' });
  const missing = new Set(compiled.rules.map(({ id }) => id));
  return candidates.flatMap((testCase) => {
    const { decision, outcomes } = runCase(compiled, testCase, 'case').judgement;
    if (!outcomes.match.some((rule) => missing.has(rule))) return [];
    for (const rule of outcomes.match) missing.delete(rule);
    return [{ ...testCase, expect: { effect: decision.effect } }];
  });
}
