import { Inject, Injectable } from '@nestjs/common';
import type { UserIdentity } from '@ringfence/rules';
import type { StateAnswer } from '../../permissions/state-source.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { objectAt } from '../untyped-json.js';
import { stateOfAnswer } from './state-answer.js';

/** A decision waits at most this long for the platform, in milliseconds: half of what the shortest caller gives. */
const PATIENCE_MS = 1_000;
/** `call_permissions` was asked more often than Meta answers (WA-API-005). */
const THROTTLED = 613;
const TOO_MANY = 429;

/** Asks the Graph API for the state of a permission (WA-API-001). */
@Injectable()
export class MetaStateClient {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * Never throws: without an answer nobody knows.
   *
   * @param askedAt epoch milliseconds (UTC)
   */
  async ask(phoneNumberId: string, user: UserIdentity, askedAt: number): Promise<StateAnswer> {
    const { metaGraphUrl, metaAccessToken = '' } = this.config;
    const query = new URLSearchParams(
      user.waId === undefined ? { recipient: user.bsuid ?? '' } : { user_wa_id: user.waId },
    );
    const address = `${metaGraphUrl}/${encodeURIComponent(phoneNumberId)}/call_permissions?${query.toString()}`;
    try {
      const response = await fetch(address, {
        headers: { authorization: `Bearer ${metaAccessToken}` },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      // Whatever stands in its body: nobody asks on and on for that.
      if (response.status === TOO_MANY) return { failure: 'throttled' };
      const answer: unknown = await response.json();
      if (!response.ok) {
        const { code } = objectAt(objectAt(answer)['error']);
        return { failure: code === THROTTLED ? 'throttled' : 'refused' };
      }
      const state = stateOfAnswer(answer, askedAt);
      return state === undefined ? { failure: 'unreadable' } : { state };
    } catch {
      return { failure: 'unreachable' };
    }
  }
}
