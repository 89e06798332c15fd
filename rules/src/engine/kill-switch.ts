import type { Judgement, Reason } from '../model/decision.js';
import { deniedInstead } from './denied-instead.js';

/** The reason code of a call that a kill switch stopped (contract, section 3). */
export const KILL_SWITCH = 'kill-switch';

const REASON: Reason = {
  code: KILL_SWITCH,
  text: {
    en: 'Calls of this kind are stopped for the time being: a kill switch is on.',
    ja: '緊急停止中のため、この種類の通話は現在接続できません。',
  },
};

/**
 * The judgement as it stands while a kill switch covers the attempt: a permit becomes a deny with code `kill-switch`, a deny
 * stays what it is. Nobody knows when the switch is lifted and no permission lifts it, so there is neither `retryAt` nor
 * `requestable`.
 */
export function killSwitchDeny(judgement: Judgement): Judgement {
  return deniedInstead(judgement, REASON);
}
