import type { FactCatalog } from '../fact-definition.js';

/** The user's permission and the counts behind the limits. */
export const PERMISSION_FACTS = {
  'permission.needed': {
    type: 'boolean',
    name: { en: 'a user is rung', ja: '利用者の呼び出し' },
    about: {
      en: 'Whether the attempt rings a WhatsApp user, and so needs a permission.',
      ja: 'WhatsApp利用者を呼び出すため、同意が必要か。',
    },
    source: 'attempt',
    personal: false,
  },
  'grant.known': {
    type: 'boolean',
    name: { en: 'the record of grants could be read', ja: '同意記録の確認可否' },
    about: {
      en: 'Whether it could be learned if the user has given a grant.',
      ja: '利用者の同意の有無を確認できたか。',
    },
    source: 'permissions',
    personal: false,
  },
  'grant.statusKnown': {
    type: 'boolean',
    name: { en: 'the state of the grant is known', ja: '同意の状態の確認可否' },
    about: {
      en: 'Whether the grant on record tells its state.',
      ja: '記録から同意の状態が分かるか。',
    },
    source: 'permissions',
    personal: false,
  },
  'grant.status': {
    type: 'string',
    name: { en: 'grant of the user', ja: '利用者の同意' },
    about: {
      en: 'What the user’s grant for this number is worth at this instant.',
      ja: 'この番号に対する利用者の同意の、現時点での状態。',
    },
    values: ['none', 'temporary', 'permanent', 'expired', 'revoked'],
    valueNames: {
      none: { en: 'none', ja: 'なし' },
      temporary: { en: 'temporary', ja: '一時的' },
      permanent: { en: 'permanent', ja: '無期限' },
      expired: { en: 'ended', ja: '期限切れ' },
      revoked: { en: 'revoked', ja: '取り消し済み' },
    },
    source: 'permissions',
    personal: true,
  },
  'grant.source': {
    type: 'string',
    name: { en: 'source of the grant', ja: '同意の取得元' },
    about: {
      en: 'How the grant was given; `none` without one.',
      ja: '同意の取得方法。同意がなければ `none`。',
    },
    source: 'permissions',
    personal: true,
  },
  'grant.stateFresh': {
    type: 'boolean',
    name: { en: 'the grant was confirmed recently', ja: '同意の最近の確認' },
    about: {
      en: 'Whether the platform confirmed the grant within `perm.state.maxAge`; true while that is unset.',
      ja: '`perm.state.maxAge` 以内に同意が確認されたか。未設定の間は真。',
    },
    source: 'permissions',
    personal: true,
  },
  'usage.connectedCalls24h': {
    type: 'number',
    name: { en: 'connected calls to this user in 24 hours', ja: '直近24時間の接続回数' },
    about: {
      en: 'Connected calls by the business to this user in the rolling 24 hours, open reservations included.',
      ja: '直近24時間にこの利用者と接続した企業発信の回数（予約中を含む）。',
    },
    unit: { en: 'calls', ja: '回' },
    source: 'calls',
    personal: true,
  },
  'usage.unansweredInARow': {
    type: 'number',
    name: { en: 'calls left unanswered in a row', ja: '連続不応答の回数' },
    about: {
      en: 'Calls by the business this user left unanswered in a row.',
      ja: 'この利用者が企業からの発信に連続して応答しなかった回数。',
    },
    unit: { en: 'calls', ja: '回' },
    source: 'calls',
    personal: true,
  },
  'usage.activeCallsOfPair': {
    type: 'number',
    name: { en: 'calls up with this user', ja: 'この利用者との進行中の通話' },
    about: {
      en: 'Calls up between this number and this user, this call itself not counted.',
      ja: 'この番号とこの利用者の進行中の通話数（この通話自体は除く）。',
    },
    unit: { en: 'calls', ja: '件' },
    source: 'calls',
    personal: true,
  },
  'usage.concurrentCalls': {
    type: 'number',
    name: { en: 'calls up on the business number', ja: '企業番号の同時通話数' },
    about: {
      en: 'Calls up on the business number, this call itself not counted.',
      ja: '企業番号の進行中の通話数（この通話自体は除く）。',
    },
    unit: { en: 'calls', ja: '件' },
    source: 'calls',
    personal: false,
  },
  'usage.initiations24h': {
    type: 'number',
    name: { en: 'calls started by the business in 24 hours', ja: '直近24時間の企業発信数' },
    about: {
      en: 'Calls the business number has started in the rolling 24 hours.',
      ja: '直近24時間に企業番号が発信した回数。',
    },
    unit: { en: 'calls', ja: '件' },
    source: 'calls',
    personal: false,
  },
} as const satisfies FactCatalog;
