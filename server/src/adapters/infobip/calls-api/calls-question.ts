import type { CallAttempt } from '@ringfence/rules';
import type { MixedToo } from '../../../decisions/evidence-source.js';
import type { PlatformQuestion } from '../../platform-question.js';
import { answeredQuestion, type AnsweredQuestion } from '../answered-question.dto.js';
import type { CallsCommand, CallsEvent } from './calls-api.dto.js';
import { commandAttempt, eventAttempt } from './command-attempt.js';
import { mixedByCommand, mixedByEvent } from './mixed-too.js';

/** What an application asks before it sends a command. @throws MalformedInput as {@link commandAttempt} */
export function commandQuestion(command: CallsCommand): PlatformQuestion<AnsweredQuestion> {
  return questionOf(commandAttempt(command), mixedByCommand(command));
}

/** What an application asks before it answers a call or accepts a transfer. @throws MalformedInput as {@link eventAttempt} */
export function eventQuestion(event: CallsEvent): PlatformQuestion<AnsweredQuestion> {
  return questionOf(eventAttempt(event), mixedByEvent(event));
}

function questionOf(attempt: CallAttempt, mixedToo: MixedToo): PlatformQuestion<AnsweredQuestion> {
  return { attempt, mixedToo, sameQuestion: { attempt, mixedToo }, answer: answeredQuestion };
}
