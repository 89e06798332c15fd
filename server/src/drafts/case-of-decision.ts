import { Injectable } from '@nestjs/common';
import { runCase, type RecordedDecision, type TestCase } from '@ringfence/rules';
import { RecordedDecisions } from '../decisions/recorded-decisions.js';
import { Directory } from '../directory/directory.js';
import { Refusal } from '../http/refusal.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { withStandIns } from './stand-ins.js';

/** Makes a case of a recorded decision: the same question about people who do not exist, and the answer it got. */
@Injectable()
export class CaseOfDecision {
  constructor(
    private readonly decisions: RecordedDecisions,
    private readonly versions: PolicyVersions,
    private readonly directory: Directory,
  ) {}

  /**
   * @throws Refusal 404 `decision-unknown`; 409 `decision-erased`; 409 `no-case` when the answer rests on more than a case can
   * hold, such as a kill switch, or on who the user is
   */
  execute(decisionId: string, name: string): TestCase {
    const found = this.decisions.find(decisionId);
    if (found === undefined) {
      throw new Refusal(404, 'decision-unknown', 'no decision with this id is on record');
    }
    if (found.recorded === undefined) {
      throw new Refusal(
        409,
        'decision-erased',
        'somebody this decision concerns was erased: nothing is left to make a case of',
      );
    }
    const testCase = this.#caseOf(found.recorded, name);
    if (testCase === undefined || !this.#holds(testCase, found.recorded)) {
      throw new Refusal(
        409,
        'no-case',
        'the answer rests on what a case does not hold, or on who the user is: write the case by hand',
      );
    }
    return testCase;
  }

  #caseOf(
    { attempt, evidence, now, decision }: RecordedDecision,
    name: string,
  ): TestCase | undefined {
    const asked = withStandIns(
      { attempt, evidence },
      (number) => this.directory.businessNumber(number) !== undefined,
    );
    if (asked === undefined) return undefined;
    return {
      name,
      ...asked,
      now: new Date(now).toISOString(),
      expect: {
        effect: decision.effect,
        scenario: decision.scenario,
        reasons: [...new Set(decision.reasons.map(({ code }) => code))],
      },
    };
  }

  /** Whether the version that decided answers the case as it answered the call. */
  #holds(testCase: TestCase, { decision }: RecordedDecision): boolean {
    const policy = this.versions.byVersion(decision.policy.version);
    return policy !== undefined && runCase(policy, testCase, 'case').pass === true;
  }
}
