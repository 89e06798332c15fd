import { Injectable } from '@nestjs/common';
import { explain, type CallAttempt, type Evidence, type Facts } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { DecisionReader } from './decision-reader.js';
import { References } from '../subjects/references.js';
import type { ExplainedDecision } from './decisions.controller.js';

/** Finds a decision on record, and the trace that leads to it, under the version that decided. */
@Injectable()
export class ExplainDecision {
  constructor(
    private readonly reader: DecisionReader,
    private readonly versions: PolicyVersions,
    private readonly references: References,
  ) {}

  /** @throws Refusal 404 */
  execute(decisionId: string): ExplainedDecision {
    const stored = this.reader.byId(decisionId);
    if (stored === undefined) {
      throw new Refusal(404, 'decision-unknown', 'no decision with this id is on record');
    }
    const { decision, payload, version } = stored;
    if (payload === undefined) return { ...decision, erased: true };
    const facts = JSON.parse(payload.facts) as Facts;
    const policy = this.versions.byVersion(version);
    const attempt = JSON.parse(payload.attempt) as CallAttempt;
    return {
      ...decision,
      attempt,
      evidence: JSON.parse(payload.evidence) as Evidence,
      facts,
      trace: policy === undefined ? [] : explain(policy, facts),
      ...this.#pairOf(attempt),
    };
  }

  #pairOf({ businessNumber, user: { waId, bsuid } }: CallAttempt): Pick<ExplainedDecision, 'pair'> {
    if (waId === undefined && bsuid === undefined) return {};
    const user =
      waId === undefined ? this.references.of('bsuid', bsuid!) : this.references.of('number', waId);
    const number = this.references.of('number', businessNumber.slice(1));
    return { pair: { businessNumber: number, user } };
  }
}
