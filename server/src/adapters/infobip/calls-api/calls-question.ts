import type { PlatformQuestion } from '../../platform-question.js';
import { answeredQuestion, type AnsweredQuestion } from '../answered-question.dto.js';
import type { CallsCommand, CallsEvent } from './calls-api.dto.js';
import { commandAttempt, eventAttempt } from './command-attempt.js';

/** What an application asks before it sends a command. @throws MalformedInput as {@link commandAttempt} */
export function commandQuestion(command: CallsCommand): PlatformQuestion<AnsweredQuestion> {
  return { attempt: commandAttempt(command), answer: answeredQuestion };
}

/** What an application asks before it answers a call or accepts a transfer. @throws MalformedInput as {@link eventAttempt} */
export function eventQuestion(event: CallsEvent): PlatformQuestion<AnsweredQuestion> {
  return { attempt: eventAttempt(event), answer: answeredQuestion };
}
