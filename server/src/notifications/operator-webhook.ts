import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../runtime/clock.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { signMessage } from './signed-message.js';

const ANSWER_WITHIN_MS = 5_000;

/** Why a message was not taken. */
export interface Untaken {
  readonly reason: string;
  /** Whether the receiver answered: it is there, and refuses this message. */
  readonly isAnswer: boolean;
}

/** The operator's own system, which is told of what somebody has to look into. */
@Injectable()
export class OperatorWebhook {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  get isOn(): boolean {
    return this.config.alarmUrl !== undefined;
  }

  /**
   * Sends a message once, signed; only while it is on.
   *
   * @param id the same each time the message is sent
   * @returns why it was not taken; undefined: it was
   */
  async send(id: string, message: object): Promise<Untaken | undefined> {
    const { alarmUrl, alarmSecret } = this.config;
    const signed = signMessage(id, message, alarmSecret!, this.clock.now());
    try {
      const answer = await fetch(alarmUrl!, {
        method: 'POST',
        ...signed,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await answer.body?.cancel();
      return answer.ok ? undefined : { reason: `answered ${answer.status}`, isAnswer: true };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { reason, isAnswer: false };
    }
  }
}
