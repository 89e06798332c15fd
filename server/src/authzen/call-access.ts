import { Inject, Injectable } from '@nestjs/common';
import { DecideCallAttempt } from '../decisions/decide-call-attempt.js';
import { RequestBudget } from '../decisions/request-budget.js';
import { MalformedInput } from '../http/refusal.js';
import { LivePolicy } from '../policy/live-policy.js';
import { CONFIG, type Config } from '../runtime/config.js';
import type { AccessAsker, AccessDomain } from './access-domain.js';
import type { AccessAnswer, Evaluation, Found } from './authzen.dto.js';
import type { PlatformQuestion, SettledQuestion } from '../adapters/platform-question.js';
import { callAnswer } from './call-answer.js';
import { AccessRequests } from './requests/access-requests.js';
import { callAction, callQuestion, isCallType } from './call-question.js';

const ACTION_UNKNOWN: AccessAnswer = {
  decision: false,
  context: {
    reason: 'action-unknown',
    reason_user: {
      en: 'Nothing of this name can be done to a call.',
      ja: 'この名前の操作は通話に対して実行できません。',
    },
  },
};

/** Calls: the product's own question. Each evaluation is a decision like any other, on record before it is answered. */
@Injectable()
export class CallAccess implements AccessDomain {
  constructor(
    private readonly decideCallAttempt: DecideCallAttempt,
    private readonly budget: RequestBudget,
    private readonly livePolicy: LivePolicy,
    private readonly requests: AccessRequests,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  takes(resourceType: string): boolean {
    return isCallType(resourceType);
  }

  /** @throws MalformedInput when the properties are no attempt, or gainsay the subject or the action */
  async evaluate(evaluation: Evaluation, { keyId, budget }: AccessAsker): Promise<AccessAnswer> {
    const question = this.read(evaluation);
    if ('settled' in question) return question.settled;
    const { attempt, answer } = question;
    const decision = await this.budget.hold(budget, () =>
      this.decideCallAttempt.execute(attempt, { keyId }),
    );
    const { decision: isPermit, context } = answer(decision);
    const approval = evaluation.context?.['approval'];
    const more = await this.requests.told(decision, attempt, approval, keyId);
    return { decision: isPermit, context: { ...context, ...more } };
  }

  /** What an evaluation asks. @throws MalformedInput as {@link evaluate} */
  read(evaluation: Evaluation): PlatformQuestion<AccessAnswer> | SettledQuestion<AccessAnswer> {
    if (callAction(evaluation.action.name) === undefined) return { settled: ACTION_UNKNOWN };
    const { value, problems } = callQuestion(evaluation);
    if (problems !== undefined) throw new MalformedInput(problems);
    const form = this.config.authzenObligations ? 'profile' : 'own';
    return { attempt: value, answer: (decision) => callAnswer(decision, form) };
  }

  /** Calls are not listed: a search leaves no record, and without one nobody is told who may be called. */
  find(): Found[] {
    return [];
  }

  version(): string {
    return this.livePolicy.current().reference.digest;
  }
}
