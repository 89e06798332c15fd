import { Injectable } from '@nestjs/common';
import type { CallAttempt, Decision } from '@ringfence/rules';
import { References } from '../subjects/references.js';
import { DecisionReader } from './decision-reader.js';

/** What was asked, and the permit it got. */
export interface PermittedAttempt {
  readonly attempt: CallAttempt;
  readonly decision: Decision;
}

/** Finds what was permitted before, for platforms whose later questions name the call alone. */
@Injectable()
export class PermittedAttempts {
  constructor(
    private readonly reader: DecisionReader,
    private readonly references: References,
  ) {}

  /** @returns undefined: never asked under this key, denied, or somebody it concerns was erased */
  find(keyId: string, attemptId: string): PermittedAttempt | undefined {
    for (const reference of this.references.all('attempt', `${keyId}\0${attemptId}`)) {
      const answer = this.reader.byAttempt(reference);
      if (answer === undefined) continue;
      const stored = this.reader.byId(answer.decisionId);
      if (stored?.payload === undefined || stored.decision.effect !== 'permit') return undefined;
      const { decision, payload } = stored;
      return { attempt: JSON.parse(payload.attempt) as CallAttempt, decision };
    }
    return undefined;
  }
}
