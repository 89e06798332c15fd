import type { FactName } from '../facts/fact-catalog.js';
import type { FactValue } from '../model/fact.js';
import type { Localized } from '../model/localized.js';
import type { Mender } from '../model/why-not.js';

/** Who can make a fact another one, and how. */
export interface FactControl {
  readonly by: Mender;
  readonly how: Localized;
  /** The one value anybody would bring about; absent: any. */
  readonly only?: FactValue;
}

const PHONE_NETWORK: FactControl = {
  by: 'nobody',
  how: {
    en: 'The phone network is never permitted.',
    ja: '公衆電話網への接続は、いかなる場合も許可されません。',
  },
};
const CALL_ENDS: FactControl = {
  by: 'time',
  how: { en: 'Wait until a call has ended.', ja: '通話の終了をお待ちください。' },
};
const WINDOW_PASSES: FactControl = {
  by: 'time',
  how: {
    en: 'Wait until earlier calls are more than 24 hours old.',
    ja: '以前の通話から24時間が経過するまでお待ちください。',
  },
};
const RESTRICTION: FactControl = {
  by: 'time',
  how: {
    en: 'Wait until the platform lifts the restriction.',
    ja: 'プラットフォームによる制限が解除されるまでお待ちください。',
  },
};

/** What a person can still choose, what passes, and what is as it is. Facts that only follow from these are not listed. */
export const FACT_CONTROL: Readonly<Partial<Record<FactName, FactControl>>> = {
  'flow.destination': {
    by: 'business',
    how: { en: 'Connect another endpoint.', ja: '別のエンドポイントに接続してください。' },
  },
  'flow.initiatorFits': {
    by: 'business',
    how: {
      en: 'Name the initiator that the first leg shows.',
      ja: '最初のレッグに合った発信側を申告してください。',
    },
    only: true,
  },
  'flow.userMatches': {
    by: 'business',
    how: {
      en: 'Name the user whose WhatsApp leg it is.',
      ja: 'WhatsAppレッグの本人を利用者として指定してください。',
    },
    only: true,
  },
  'flow.via': {
    by: 'business',
    how: { en: 'Route the call another way.', ja: '別の経路で通話をつないでください。' },
  },
  'flow.appInCall': {
    by: 'business',
    how: {
      en: 'Change whether a Calls API app takes part.',
      ja: 'Calls APIアプリの参加の有無を変更してください。',
    },
  },
  'attempt.action': {
    by: 'business',
    how: { en: 'Ask for another change to the call.', ja: '別の操作を要求してください。' },
  },
  'pstn.legCount': PHONE_NETWORK,
  'pstn.originLegCount': PHONE_NETWORK,
  'pstn.unclassifiedLegCount': {
    by: 'nobody',
    how: {
      en: 'An endpoint nobody has classified counts as the phone network.',
      ja: '未分類のエンドポイントは公衆電話網とみなされます。',
    },
  },
  'pstn.emergencyLegCount': {
    by: 'nobody',
    how: {
      en: 'Emergency numbers are never called over WhatsApp.',
      ja: '緊急通報番号にWhatsAppから発信することはできません。',
    },
  },
  'pstn.openLegCount': {
    by: 'business',
    how: {
      en: 'Have it attested that the endpoint cannot reach the phone network, if that is so.',
      ja: '事実であれば、エンドポイントが公衆電話網に到達しないことの証明を登録してください。',
    },
  },
  'pstn.expiredLegCount': {
    by: 'business',
    how: {
      en: 'Have the attestation of the endpoint renewed.',
      ja: 'エンドポイントの証明を更新してください。',
    },
  },
  'endpoints.unregisteredLegCount': {
    by: 'business',
    how: {
      en: 'Register the endpoint in the directory.',
      ja: 'エンドポイントをディレクトリに登録してください。',
    },
  },
  'businessNumber.registered': {
    by: 'business',
    how: {
      en: 'Register the business number in the directory.',
      ja: '企業番号をディレクトリに登録してください。',
    },
    only: true,
  },
  'businessNumber.country': {
    by: 'nobody',
    how: {
      en: 'The platform supports no such calls for numbers of this country.',
      ja: 'この国の番号では、プラットフォームがこの通話に対応していません。',
    },
  },
  'businessNumber.provider': {
    by: 'nobody',
    how: {
      en: 'The number is held by this provider.',
      ja: '番号はこの事業者が管理しています。',
    },
  },
  'businessNumber.callingEnabled': {
    by: 'business',
    how: { en: 'Switch calling on for the number.', ja: '番号の通話機能を有効にしてください。' },
    only: true,
  },
  'businessNumber.messagingLimit': {
    by: 'time',
    how: {
      en: 'Wait until the platform raises the number’s messaging limit.',
      ja: 'プラットフォームがメッセージ送信上限を引き上げるまでお待ちください。',
    },
  },
  'businessNumber.sandbox': {
    by: 'nobody',
    how: {
      en: 'A number is a sandbox or it is not.',
      ja: 'サンドボックスの番号かどうかは変更できません。',
    },
  },
  'businessNumber.callbackPermission': {
    by: 'business',
    how: {
      en: 'Change the number’s callback setting.',
      ja: '番号の折り返しの同意設定を変更してください。',
    },
  },
  'callHours.state': {
    by: 'time',
    how: { en: 'Wait for the call hours.', ja: '通話受付時間になるまでお待ちください。' },
  },
  'restrictions.blockBusinessCalls': RESTRICTION,
  'restrictions.blockUserCalls': RESTRICTION,
  'grant.status': {
    by: 'business',
    how: {
      en: 'Ask the user for permission to call; it is theirs to give.',
      ja: '利用者に通話の同意を依頼してください。同意するかどうかは利用者が決めます。',
    },
  },
  'grant.stateFresh': {
    by: 'business',
    how: {
      en: 'Have the state of the permission confirmed by the platform again.',
      ja: '同意の状態をプラットフォームで再確認してください。',
    },
    only: true,
  },
  'usage.connectedCalls24h': WINDOW_PASSES,
  'usage.initiations24h': WINDOW_PASSES,
  'usage.unansweredInARow': {
    by: 'time',
    how: {
      en: 'Wait until the user has answered a call or given permission anew.',
      ja: '利用者が応答するか、改めて同意するまでお待ちください。',
    },
  },
  'usage.activeCallsOfPair': CALL_ENDS,
  'usage.concurrentCalls': CALL_ENDS,
};

/** A fact nobody could tell: whoever runs its source can. */
export const UNKNOWN_CONTROL: FactControl = {
  by: 'business',
  how: {
    en: 'Have it learned: its source gave no answer.',
    ja: '情報源から回答がありませんでした。取得できるようにしてください。',
  },
};

/** A fact the caller sends of its own. */
export const CONTEXT_CONTROL: FactControl = {
  by: 'business',
  how: { en: 'Send another value with the attempt.', ja: '接続要求で別の値を送信してください。' },
};
