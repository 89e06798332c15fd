import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { parseTestCase, runCase, secondOpinion, type CompiledPolicy } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { LivePolicy } from '../policy/live-policy.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { IdSource } from '../runtime/id-source.js';
import { DraftAsPolicy } from '../drafts/draft-as-policy.js';
import type { BenchAnswer, BenchRun } from './bench.dto.js';

/** Runs cases against a policy; records nothing. */
@Injectable()
export class RunBench {
  constructor(
    private readonly livePolicy: LivePolicy,
    private readonly versions: PolicyVersions,
    private readonly drafts: DraftAsPolicy,
    private readonly ids: IdSource,
  ) {}

  /** @throws Refusal 404 when the policy is not known, 422 `not-readable` when a draft is none yet */
  async execute({ policy, cases }: BenchRun): Promise<{ cases: BenchAnswer[] }> {
    const compiled = this.#policyOf(policy);
    const answers: BenchAnswer[] = [];
    for (const [i, value] of cases.entries()) {
      answers.push(await this.#run(compiled, value, `/cases/${i}`));
      // Calls that are ringing come first: a long run lets them through after each case.
      await nextTurn();
    }
    return { cases: answers };
  }

  async #run(policy: CompiledPolicy, value: unknown, at: string): Promise<BenchAnswer> {
    const { value: testCase, problems } = parseTestCase(value, at);
    if (problems !== undefined) {
      return {
        name: nameOf(value),
        problems: problems.map(({ at, code, message }) => ({ at, code, message })),
      };
    }
    const { judgement, trace, pass, differences } = runCase(policy, testCase, this.ids.next());
    return {
      name: testCase.name,
      decision: judgement.decision,
      trace,
      facts: judgement.facts,
      ...(pass === undefined ? {} : { pass, differences }),
      secondOpinion: await secondOpinion(policy.document, judgement.facts),
    };
  }

  #policyOf(policy: BenchRun['policy']): CompiledPolicy {
    if (policy === 'live') return this.livePolicy.current();
    if (typeof policy === 'object') return this.drafts.execute(policy.draft).policy;
    const found = this.versions.byDigest(policy);
    if (found === undefined) {
      throw new Refusal(404, 'version-unknown', 'no policy version has this digest');
    }
    return found;
  }
}

function nameOf(value: unknown): string | null {
  const name = (value as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : null;
}
