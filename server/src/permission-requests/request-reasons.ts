import type { RequestReason, RequestReasonCode } from './permission-request.dto.js';

interface Words {
  readonly clause?: string;
  readonly en: string;
  readonly ja: string;
}

/** What each reason says to people. */
const WORDS: Readonly<Record<RequestReasonCode, Words>> = {
  'requests-off': {
    en: 'Requests are not sent from here. Set RINGFENCE_PERMISSION_REQUESTS=on to send them.',
    ja: 'この環境では同意の依頼を送信しません。送信するには RINGFENCE_PERMISSION_REQUESTS=on を設定してください。',
  },
  'number-unknown': {
    en: 'This business number is not in the directory.',
    ja: 'この番号はディレクトリに登録されていません。',
  },
  'user-unknown': {
    en: 'Nobody is known under this reference, or the person was erased.',
    ja: 'この参照に該当する利用者は記録にないか、消去されています。',
  },
  'platform-not-connected': {
    en: 'The platform of this number cannot be reached from here.',
    ja: 'この番号のプラットフォームには、ここから接続できません。',
  },
  'platform-cannot-address': {
    en: 'The platform cannot be told whom to ask: it has not told us the id of this number yet, or it needs the user’s phone number.',
    ja: '依頼の宛先をプラットフォームに指定できません。この番号の ID がまだ通知されていないか、利用者の電話番号が必要です。',
  },
  'calling-not-enabled': {
    clause: 'WA-SET-001',
    en: 'Calling is not known to be enabled on this number.',
    ja: 'この番号で通話が有効になっていることを確認できません。',
  },
  'country-unavailable': {
    clause: 'WA-PERM-020',
    en: 'Businesses cannot call from a number of this country, so nobody can be asked to permit it.',
    ja: 'この国の番号からは利用者に発信できないため、同意を依頼することもできません。',
  },
  'number-paused': {
    clause: 'WA-QUAL-002',
    en: 'The platform has paused this number: no calls by the business, and no requests.',
    ja: 'この番号はプラットフォームにより一時停止されており、発信も同意の依頼もできません。',
  },
  'calls-stopped': {
    en: 'Calls of this number are stopped here by a kill switch.',
    ja: 'この番号の通話は緊急停止中です。',
  },
  'permission-permanent': {
    clause: 'WA-PERM-012',
    en: 'The user has given a permanent permission: there is nothing to ask for.',
    ja: '利用者は無期限の同意を済ませているため、依頼は不要です。',
  },
  'permission-unknown': {
    clause: 'WA-API-005',
    en: 'Nobody knows whether there is a permission, so nobody is asked.',
    ja: '同意の有無を確認できないため、依頼を送信しません。',
  },
  'request-limit': {
    clause: 'WA-PERM-009',
    en: 'The requests that this user may get are used up. A connected call makes room at once.',
    ja: 'この利用者に送信できる依頼の上限に達しています。通話がつながると、数え直します。',
  },
  'platform-limit': {
    clause: 'WA-API-002',
    en: 'The platform takes no request to this user now.',
    ja: 'プラットフォームは現在、この利用者への依頼を受け付けません。',
  },
  'platform-unknown': {
    clause: 'WA-API-005',
    en: 'The platform did not say whether this user can be asked. Try again in a moment.',
    ja: 'この利用者に依頼できるかどうか、プラットフォームから回答がありません。しばらくしてからもう一度お試しください。',
  },
  'limits-unknown': {
    clause: 'WA-PERM-009',
    en: 'The policy does not say how many requests a user may get.',
    ja: '利用者に送信できる依頼の回数が、ポリシーに定められていません。',
  },
};

/** @param until epoch milliseconds (UTC) @param settings what to set, where that is what is missing */
export function requestReason(
  code: RequestReasonCode,
  until?: number,
  settings: readonly string[] = [],
): RequestReason {
  const { clause, en, ja } = WORDS[code];
  const names = settings.join(', ');
  return {
    code,
    ...(clause === undefined ? {} : { clause }),
    ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
    text:
      names === ''
        ? { en, ja }
        : { en: `${en} Set ${names}.`, ja: `${ja}${names} を設定してください。` },
  };
}
