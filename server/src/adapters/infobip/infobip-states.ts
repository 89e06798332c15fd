import { Inject, Injectable } from '@nestjs/common';
import type { StateQuestion } from '../../permissions/platform-states.js';
import { StateSource, type StateAnswer } from '../../permissions/state-source.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { stateOfAnswer } from './state-answer.js';

/** A decision waits at most this long for the platform, in milliseconds: half of what the shortest caller gives. */
const PATIENCE_MS = 1_000;
const TOO_MANY = 429;

/**
 * What Infobip says of permissions, also for numbers at NTT CPaaS, where address and key of its API are set: a user who takes the
 * permission back in the business profile is found out in no other way (WA-PERM-022).
 */
@Injectable()
export class InfobipStates extends StateSource {
  readonly platform = 'infobip';

  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
  }

  get isConnected(): boolean {
    const { url, apiKey } = this.config.infobipApi;
    return url !== undefined && apiKey !== undefined;
  }

  get maxAgeMs(): number {
    return this.config.infobipStateMaxAgeMs;
  }

  async ask(
    { businessNumber, user: { waId }, linkedNumber }: StateQuestion,
    askedAt: number,
  ): Promise<StateAnswer> {
    const number = waId ?? linkedNumber;
    // It knows users by their numbers alone.
    if (number === undefined) return { failure: 'user-unknown' };
    const { url = '', apiKey = '' } = this.config.infobipApi;
    const path = `/whatsapp/1/senders/${businessNumber.slice(1)}/calls/${number}/permissions`;
    try {
      const response = await fetch(`${url}${path}`, {
        headers: { authorization: `App ${apiKey}` },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.status === TOO_MANY) return { failure: 'throttled' };
      if (!response.ok) return { failure: 'refused' };
      const state = stateOfAnswer(await response.json(), askedAt);
      return state === undefined ? { failure: 'unreadable' } : { state };
    } catch {
      return { failure: 'unreachable' };
    }
  }
}
