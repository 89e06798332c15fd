import type { CallAttempt, Endpoint } from '@ringfence/rules';
import type { LegWords } from '../ui/leg-diagram/legs-of-attempt.js';

/** Which sentence tells the call, and what stands in it. */
export interface CallSentence {
  readonly key: string;
  readonly params: Readonly<Record<'number' | 'target' | 'origin' | 'action', string>>;
}

/** The call as one sentence: a user calls, a business calls, or a call that is up is changed. */
export function callSentence(attempt: CallAttempt, words: LegWords): CallSentence {
  const name = ({ id, kind }: Endpoint): string => id ?? words.kind(kind);
  const kind =
    attempt.legs.length > 1 ? 'Added' : attempt.initiator === 'user' ? 'User' : 'Business';
  return {
    key: `bench.sentence${kind}`,
    params: {
      number: words.number(attempt.businessNumber),
      target: attempt.target ? name(attempt.target) : '',
      origin: name(attempt.legs[0].endpoint),
      action: words.action(attempt.action),
    },
  };
}
