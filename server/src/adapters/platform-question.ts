import type { CallAttempt, UnrecordedDecision } from '@ringfence/rules';
import type { AskedThrough } from '../decisions/decide-call-attempt.js';

/** A platform's message as a question, with the way in which the platform is told the decision: translation, and nothing else. */
export interface PlatformQuestion<Answer extends object> extends AskedThrough {
  readonly attempt: CallAttempt;
  /** @throws Refusal where the platform knows a deny only as one */
  readonly answer: (decision: UnrecordedDecision) => Answer;
}

/** A message that is answered without a decision, since it asks about nothing that could be decided. */
export interface SettledQuestion<Answer extends object> {
  readonly settled: Answer;
}
