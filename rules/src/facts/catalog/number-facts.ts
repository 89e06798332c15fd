import type { FactCatalog } from '../fact-definition.js';

/** What the directory knows of the business number. */
export const NUMBER_FACTS = {
  'businessNumber.registered': {
    type: 'boolean',
    name: { en: 'the business number is registered', ja: '企業番号の登録' },
    about: {
      en: 'Whether the directory knows the business number.',
      ja: '企業番号がディレクトリに登録されているか。',
    },
    source: 'directory',
    personal: false,
  },
  'businessNumber.country': {
    type: 'string',
    name: { en: 'country of the business number', ja: '企業番号の国' },
    about: {
      en: 'ISO 3166-1 code, resolved; territories of the US count as US.',
      ja: '解決済みのISO 3166-1コード。米国領は米国とみなす。',
    },
    source: 'directory',
    personal: false,
  },
  'businessNumber.countryKnown': {
    type: 'boolean',
    name: { en: 'the country is known', ja: '国の特定' },
    about: {
      en: 'Whether the country of the business number is known.',
      ja: '企業番号の国が特定できているか。',
    },
    source: 'directory',
    personal: false,
  },
  'businessNumber.provider': {
    type: 'string',
    name: { en: 'provider of the business number', ja: '企業番号の事業者' },
    about: {
      en: 'Selects the overlay of dated figures, such as `infobip`.',
      ja: '日付付きの数値に重ねる事業者別の値を選ぶ（例: `infobip`）。',
    },
    source: 'directory',
    personal: false,
  },
  'businessNumber.callingEnabled': {
    type: 'boolean',
    name: { en: 'calling is switched on', ja: '通話機能の有効化' },
    about: {
      en: 'Whether calling is switched on for the business number.',
      ja: '企業番号の通話機能が有効か。',
    },
    source: 'directory',
    personal: false,
  },
  'businessNumber.messagingLimit': {
    type: 'number',
    name: { en: 'messaging limit', ja: 'メッセージ送信上限' },
    about: {
      en: 'Unique recipients a day; read when calling is switched on, not per call.',
      ja: '1日あたりの送信先数。通話ごとではなく、通話機能を有効にする際に用いる。',
    },
    unit: { en: 'recipients', ja: '件' },
    source: 'directory',
    personal: false,
  },
  'businessNumber.sandbox': {
    type: 'boolean',
    name: { en: 'the number is a sandbox', ja: 'サンドボックスの番号' },
    about: {
      en: 'Whether the number is a sandbox or public test number.',
      ja: 'サンドボックスまたは公開テスト用の番号か。',
    },
    source: 'directory',
    personal: false,
  },
  'businessNumber.callbackPermission': {
    type: 'boolean',
    name: { en: 'callback permission is switched on', ja: '折り返しの同意設定' },
    about: {
      en: 'Whether a user’s call makes the platform grant a callback; never itself a grant.',
      ja: '利用者からの通話で折り返しの同意が付与される設定か。この設定自体は同意ではない。',
    },
    source: 'directory',
    personal: false,
  },
  'businessNumber.destinationCount': {
    type: 'number',
    name: { en: 'configured destinations', ja: '設定済みの着信先' },
    about: {
      en: 'How many destinations take calls by users.',
      ja: '利用者からの通話の着信先の数。',
    },
    unit: { en: 'destinations', ja: '件' },
    source: 'directory',
    personal: false,
  },
  'callHours.state': {
    type: 'string',
    name: { en: 'call hours', ja: '通話受付時間' },
    about: {
      en: 'Whether the number takes calls by users at this instant, in its own time zone.',
      ja: '番号のタイムゾーンで、現在利用者からの通話を受け付けているか。',
    },
    values: ['open', 'closed'],
    valueNames: {
      open: { en: 'open', ja: '受付中' },
      closed: { en: 'closed', ja: '受付時間外' },
    },
    source: 'directory',
    personal: false,
  },
  'restrictions.active': {
    type: 'string-list',
    name: { en: 'restrictions in force', ja: '適用中の制限' },
    about: {
      en: 'Names of the platform’s restrictions in force.',
      ja: '適用中のプラットフォームの制限の名称。',
    },
    source: 'directory',
    personal: false,
  },
  'restrictions.blockBusinessCalls': {
    type: 'boolean',
    name: { en: 'calls by the business are restricted', ja: '企業からの発信の制限' },
    about: {
      en: 'Whether a restriction in force stops calls by the business; one of unknown name does.',
      ja: '企業からの発信を止める制限があるか。未知の名称の制限は発信を止める。',
    },
    source: 'directory',
    personal: false,
  },
  'restrictions.blockUserCalls': {
    type: 'boolean',
    name: { en: 'calls by users are restricted', ja: '利用者からの通話の制限' },
    about: {
      en: 'Whether a restriction in force stops calls by users.',
      ja: '利用者からの通話を止める制限があるか。',
    },
    source: 'directory',
    personal: false,
  },
  'restrictions.warnings': {
    type: 'string-list',
    name: { en: 'warnings of the platform', ja: 'プラットフォームの警告' },
    about: {
      en: 'Names in force that stop nothing and must be told to people.',
      ja: '通話は止めないが、担当者に伝えるべき制限や警告の名称。',
    },
    source: 'directory',
    personal: false,
  },
} as const satisfies FactCatalog;
