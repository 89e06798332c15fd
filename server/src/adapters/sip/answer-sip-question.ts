import { Inject, Injectable } from '@nestjs/common';
import { DecideCallAttempt, type Asker } from '../../decisions/decide-call-attempt.js';
import { PermittedAttempts } from '../../decisions/permitted-attempts.js';
import { Directory } from '../../directory/directory.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import type { PlatformQuestion } from '../platform-question.js';
import { sipAnswer } from './sip-answer.js';
import { connectAttemptId, sipAttempt } from './sip-attempt.js';
import type { SipAnswer, SipQuestion } from './sip.dto.js';

/** Answers a SIP proxy, over whichever transport it asks. */
@Injectable()
export class AnswerSipQuestion {
  constructor(
    private readonly decideCallAttempt: DecideCallAttempt,
    private readonly permitted: PermittedAttempts,
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refusal as {@link DecideCallAttempt.execute}: then the proxy connects nothing */
  async execute(question: SipQuestion, asker: Asker): Promise<SipAnswer> {
    const { attempt, answer, ...asked } = this.read(question, asker);
    return answer(await this.decideCallAttempt.execute(attempt, asker, asked));
  }

  /** The question that is decided. @param asker whose calls a transfer may be of */
  read(question: SipQuestion, asker: Asker): PlatformQuestion<SipAnswer> {
    const asked = sipAttempt(question, {
      source: this.directory.route('sip', question.sourceIp),
      call:
        question.kind === 'transfer'
          ? this.permitted.find(asker.keyId, connectAttemptId(question.callId))
          : undefined,
      whatsAppHosts: this.config.sipWhatsAppHosts,
    });
    return { ...asked, answer: (decision) => sipAnswer(question, decision) };
  }
}
