import { ACTIONS } from '../../model/call-attempt.js';
import type { FactCatalog } from '../fact-definition.js';

/** What the attempt itself says. */
export const ATTEMPT_FACTS = {
  'attempt.action': {
    type: 'string',
    name: { en: 'action', ja: '操作' },
    about: { en: 'The change to the call that is asked for.', ja: '求められている通話の変更。' },
    values: ACTIONS,
    valueNames: {
      connect: { en: 'connect', ja: '接続' },
      transfer: { en: 'transfer', ja: '転送' },
      forward: { en: 'forward', ja: '自動転送' },
      bridge: { en: 'bridge', ja: 'ブリッジ' },
      'conference-add': { en: 'add to the conference', ja: '会議への追加' },
    },
    source: 'attempt',
    personal: false,
  },
  'attempt.initiator': {
    type: 'string',
    name: { en: 'claimed initiator', ja: '申告された発信側' },
    about: {
      en: 'Who started the call, as the caller of the decision point claims; the legs decide.',
      ja: '問い合わせ元が申告した発信側。判断にはレッグを用いる。',
    },
    values: ['user', 'business'],
    valueNames: {
      user: { en: 'the user', ja: '利用者' },
      business: { en: 'the business', ja: '企業' },
    },
    source: 'attempt',
    personal: false,
  },
  'attempt.targetNamed': {
    type: 'boolean',
    name: { en: 'the attempt names a target', ja: '接続先の指定' },
    about: {
      en: 'Whether the attempt names the leg to add, or asks for a route.',
      ja: '追加するレッグを指定しているか、経路の選択を求めているか。',
    },
    source: 'attempt',
    personal: false,
  },
  'attempt.businessNumber': {
    type: 'string',
    name: { en: 'business number', ja: '企業番号' },
    about: { en: 'The WhatsApp business number, E.164.', ja: 'WhatsAppの企業番号（E.164形式）。' },
    source: 'attempt',
    personal: false,
  },
  'user.waId': {
    type: 'string',
    name: { en: 'WhatsApp id of the user', ja: '利用者のWhatsApp ID' },
    about: {
      en: 'Digits of the user’s number; `none` where it is hidden.',
      ja: '利用者の番号（数字のみ）。非公開の場合は `none`。',
    },
    source: 'attempt',
    personal: true,
  },
  'user.bsuid': {
    type: 'string',
    name: { en: 'business-scoped id of the user', ja: '利用者の企業別ID' },
    about: {
      en: 'The user’s id with this business; `none` where it is not known.',
      ja: 'この企業における利用者のID。不明の場合は `none`。',
    },
    source: 'attempt',
    personal: true,
  },
  'clock.now': {
    type: 'instant',
    name: { en: 'time of the question', ja: '問い合わせ時刻' },
    about: { en: 'The instant at which the decision is made.', ja: '判断を行う時刻。' },
    source: 'clock',
    personal: false,
  },
} as const satisfies FactCatalog;
