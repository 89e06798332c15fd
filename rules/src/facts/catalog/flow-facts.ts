import { ENDPOINT_KINDS } from '../../model/endpoint.js';
import type { Localized } from '../../model/localized.js';
import type { FactCatalog } from '../fact-definition.js';

const KINDS = [...ENDPOINT_KINDS, 'other'] as const;

/** Endpoint kinds by the names people use. */
export const KIND_NAMES: Readonly<Record<string, Localized>> = {
  whatsapp: { en: 'WhatsApp', ja: 'WhatsApp' },
  conversations: { en: 'Conversations', ja: 'Conversations' },
  'ivr-api': { en: 'IVR API', ja: 'IVR API' },
  'moments-ivr': { en: 'Moments IVR', ja: 'Moments IVR' },
  'sip-trunk': { en: 'SIP trunk', ja: 'SIPトランク' },
  webrtc: { en: 'WebRTC', ja: 'WebRTC' },
  'calls-api': { en: 'Calls API app', ja: 'Calls APIアプリ' },
  viber: { en: 'Viber', ja: 'Viber' },
  websocket: { en: 'WebSocket', ja: 'WebSocket' },
  pstn: { en: 'phone network', ja: '公衆電話網' },
  other: { en: 'a kind nobody classified', ja: '未分類の種別' },
  none: { en: 'none', ja: 'なし' },
};

/** Which flow this is, told by legs, target and `via`. */
export const FLOW_FACTS = {
  'flow.initiatedBy': {
    type: 'string',
    name: { en: 'call started by', ja: '発信側' },
    about: {
      en: 'Who started the call: the user when the first leg is WhatsApp, else the business.',
      ja: '発信側。最初のレッグがWhatsAppなら利用者、それ以外は企業。',
    },
    values: ['user', 'business'],
    valueNames: {
      user: { en: 'the user', ja: '利用者' },
      business: { en: 'the business', ja: '企業' },
    },
    source: 'attempt',
    personal: false,
  },
  'flow.initiatorFits': {
    type: 'boolean',
    name: {
      en: 'claimed initiator fits the first leg',
      ja: '申告された発信側と最初のレッグの一致',
    },
    about: {
      en: 'Whether the claimed initiator is the one the first leg shows.',
      ja: '申告された発信側が、最初のレッグから分かる発信側と一致するか。',
    },
    source: 'attempt',
    personal: false,
  },
  'flow.origin': {
    type: 'string',
    name: { en: 'origin of the call', ja: '発信元' },
    about: { en: 'Kind of the first leg.', ja: '最初のレッグの種別。' },
    values: KINDS,
    valueNames: KIND_NAMES,
    source: 'attempt',
    personal: false,
  },
  'flow.destination': {
    type: 'string',
    name: { en: 'destination', ja: '接続先' },
    about: {
      en: 'Kind of the leg asked for, or of the candidate judged in its place.',
      ja: '求められているレッグの種別、または候補の種別。',
    },
    values: [...KINDS, 'none'],
    valueNames: KIND_NAMES,
    source: 'attempt',
    personal: false,
  },
  'flow.via': {
    type: 'string',
    name: { en: 'last stop before', ja: '直前の経由先' },
    about: {
      en: 'Kind the call has passed last; where the attempt names none, the last menu among the legs.',
      ja: '通話が最後に経由した種別。指定がなければ、レッグのうち最後のIVR。',
    },
    values: [...KINDS, 'none'],
    valueNames: KIND_NAMES,
    source: 'attempt',
    personal: false,
  },
  'flow.appInCall': {
    type: 'boolean',
    name: { en: 'a Calls API app is in the call', ja: 'Calls APIアプリの参加' },
    about: {
      en: 'Whether a Calls API leg is already in the call.',
      ja: 'Calls APIのレッグがすでに通話に含まれているか。',
    },
    source: 'calls',
    personal: false,
  },
  'flow.whatsappInCall': {
    type: 'boolean',
    name: { en: 'a WhatsApp leg is in the call', ja: 'WhatsAppレッグの参加' },
    about: {
      en: 'Whether a WhatsApp leg is already in the call.',
      ja: 'WhatsAppのレッグがすでに通話に含まれているか。',
    },
    source: 'calls',
    personal: false,
  },
  'flow.isSetup': {
    type: 'boolean',
    name: { en: 'the call is being set up', ja: '通話の開始' },
    about: {
      en: 'Whether the attempt sets the call up: it connects, rings a user, or holds the origin alone.',
      ja: '通話を開始する操作か（接続、利用者の呼び出し、または発信元のみの状態）。',
    },
    source: 'attempt',
    personal: false,
  },
  'flow.legCount': {
    type: 'number',
    name: { en: 'legs, the one asked for included', ja: 'レッグ数（追加分を含む）' },
    about: {
      en: 'Number of legs the call would have by the attempt’s own list.',
      ja: '問い合わせの内容による、追加後のレッグ数。',
    },
    unit: { en: 'legs', ja: '件' },
    source: 'attempt',
    personal: false,
  },
  'flow.userMatches': {
    type: 'boolean',
    name: { en: 'the WhatsApp leg is the user’s own', ja: 'WhatsAppレッグと利用者の一致' },
    about: {
      en: 'Whether the WhatsApp endpoint of the attempt is the user the attempt is about.',
      ja: 'WhatsAppの宛先または発信元が、対象の利用者本人であるか。',
    },
    source: 'attempt',
    personal: false,
  },
} as const satisfies FactCatalog;
