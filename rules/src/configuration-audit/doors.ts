import type { DoorId } from '../model/configuration-audit.js';
import type { Localized } from '../model/localized.js';

/** What a door is called, and what closes it. */
export interface DoorWords {
  readonly title: Localized;
  readonly repair: Localized;
}

const TO_THE_DECISION_POINT: Localized = {
  en: 'Bind the number to FORWARD_TO_CALL_ROUTING with a route whose only destination is the URL of the decision point.',
  ja: '番号をFORWARD_TO_CALL_ROUTINGに設定し、判定ポイントのURLだけを接続先とするルートを指定してください。',
};

const ATTEST: Localized = {
  en: 'Have somebody who knows vouch that it cannot dial out, and enter this in the directory; else take it out of the configuration.',
  ja: '電話網へ発信できないことを担当者に証明してもらい、ディレクトリに登録してください。できない場合は設定から外してください。',
};

/** The doors in words, in the order in which they are told. */
export const DOORS: Readonly<Record<DoorId, DoorWords>> = {
  'sender-forward-to-pstn': {
    title: {
      en: 'A WhatsApp number forwards its calls to a phone number',
      ja: 'WhatsApp番号が着信を電話番号へ転送しています',
    },
    repair: TO_THE_DECISION_POINT,
  },
  'sender-number-masking': {
    title: {
      en: 'A WhatsApp number is bound to number masking, which dials phone numbers',
      ja: 'WhatsApp番号が、電話番号へ発信する番号マスキングに設定されています',
    },
    repair: TO_THE_DECISION_POINT,
  },
  'sender-opaque-action': {
    title: {
      en: 'A WhatsApp number hands its calls to something that cannot be seen into',
      ja: 'WhatsApp番号が、内部を確認できない機能へ通話を渡しています',
    },
    repair: TO_THE_DECISION_POINT,
  },
  'route-phone-destination': {
    title: {
      en: 'A route that can carry a WhatsApp call has a phone among its destinations',
      ja: 'WhatsApp通話が通りうるルートの接続先に電話が含まれています',
    },
    repair: {
      en: 'Remove the phone from the route. A denied call, or one outside the hours of an earlier destination, goes on to it.',
      ja: 'ルートから電話の接続先を削除してください。拒否された通話や、前の接続先の時間外の通話が、そこへ流れます。',
    },
  },
  'route-phone-inherits-number': {
    title: {
      en: 'A phone destination without a number dials the number that was called',
      ja: '番号のない電話の接続先は、着信した番号へそのまま発信します',
    },
    repair: {
      en: 'Remove the destination. Left without a number it dials the WhatsApp number itself over the phone network.',
      ja: 'この接続先を削除してください。番号がないと、WhatsApp番号そのものへ電話網で発信します。',
    },
  },
  'route-catch-all-before-pdp': {
    title: {
      en: 'A route with a phone takes calls before the decision point is asked',
      ja: '電話を含むルートが、判定の前に通話を受け取ります',
    },
    repair: {
      en: 'Put the route behind those that ask the decision point, and narrow its criteria so that it matches no WhatsApp call.',
      ja: '判定ポイントに問い合わせるルートより後ろへ移し、WhatsApp通話に一致しないよう条件を絞ってください。',
    },
  },
  'route-transfer-only-phone': {
    title: {
      en: 'Transfers (REFER) are routed to a phone',
      ja: '転送（REFER）が電話へ接続されます',
    },
    repair: {
      en: 'Make the URL of the decision point the only destination of the route for transfers.',
      ja: '転送用ルートの接続先を、判定ポイントのURLだけにしてください。',
    },
  },
  'answer-names-phone': {
    title: {
      en: 'An answer tells the platform to dial a phone',
      ja: '応答がプラットフォームに電話への発信を指示しています',
    },
    repair: {
      en: 'Let the decision point answer in place of the service that wrote this, or have the service ask it and never name a phone.',
      ja: 'この応答を返すサービスの代わりに判定ポイントに応答させるか、サービスから判定ポイントに問い合わせ、電話を指定しないようにしてください。',
    },
  },
  'ivr-dials-out': {
    title: { en: 'An IVR scenario dials out', ja: 'IVRシナリオが外部へ発信します' },
    repair: {
      en: 'Remove the action. Ask the decision point with Call API, and connect only in the branch where the decision equals allow.',
      ja: 'このアクションを削除し、Call APIで判定ポイントに問い合わせ、判定がallowと一致する分岐でのみ接続してください。',
    },
  },
  'moments-dials-out': {
    title: { en: 'A Moments flow dials out', ja: 'Momentsのフローが外部へ発信します' },
    repair: {
      en: 'Replace the element by a transfer to an agent, behind an HTTP call that asks the decision point.',
      ja: 'この要素を、判定ポイントへのHTTP問い合わせの後の、オペレーターへの転送に置き換えてください。',
    },
  },
  'conversations-external-transfer': {
    title: {
      en: 'Agents can transfer calls to a number outside',
      ja: 'オペレーターが外部の番号へ転送できます',
    },
    repair: {
      en: 'Switch the transfer to external numbers off, for any number and for tagged numbers alike.',
      ja: '外部番号への転送を、任意の番号・タグ付きの番号とも無効にしてください。',
    },
  },
  'conversations-default-client': {
    title: {
      en: 'A call by an agent goes over the phone network, by default',
      ja: 'オペレーターの発信が、既定値により電話網を使います',
    },
    repair: {
      en: 'Send voiceClientType: WHATSAPP with every outbound call, and ask the decision point before it.',
      ja: '発信のたびにvoiceClientTypeにWHATSAPPを指定し、事前に判定ポイントへ問い合わせてください。',
    },
  },
  'calls-phone-leg': {
    title: {
      en: 'A Calls API app adds a phone to its calls',
      ja: 'Calls APIアプリが通話に電話を加えています',
    },
    repair: {
      en: 'Ask the decision point before each call, dialog and conference leg, and create none with a phone where WhatsApp legs live.',
      ja: '通話・ダイアログ・会議のレッグを作る前に毎回判定ポイントへ問い合わせ、WhatsAppのレッグがある所に電話を作らないでください。',
    },
  },
  'transfer-accepted-outside': {
    title: {
      en: 'A transfer leads to a phone, or to an app that does not ask',
      ja: '転送先が電話、または判定ポイントに問い合わせないアプリです',
    },
    repair: {
      en: 'Reject the transfer unless the decision point permits it, and accept it only to endpoints and apps that it guards.',
      ja: '判定ポイントが許可しない転送は拒否し、判定の対象となるエンドポイントとアプリにのみ応じてください。',
    },
  },
  'trunk-reaches-pstn': {
    title: {
      en: 'A SIP trunk may lead to the phone network',
      ja: 'SIPトランクの先が電話網につながる可能性があります',
    },
    repair: ATTEST,
  },
  'sip-redirect-to-phone': {
    title: {
      en: 'A SIP message passes the call on to a phone',
      ja: 'SIPメッセージが通話を電話へ渡しています',
    },
    repair: {
      en: 'Have the session border controller ask the decision point at every INVITE, REFER and 3xx, and refuse telephone URIs.',
      ja: 'SBCからINVITE・REFER・3xxのたびに判定ポイントへ問い合わせ、電話番号のURIを拒否してください。',
    },
  },
  'app-endpoint-dials-out': {
    title: {
      en: 'An app behind a WebRTC or WebSocket endpoint may dial out',
      ja: 'WebRTC・WebSocketの先のアプリが外部へ発信する可能性があります',
    },
    repair: ATTEST,
  },
  'bulk-call-merged': {
    title: {
      en: 'Calls made to phones can be merged with WhatsApp calls later',
      ja: '電話への発信が、後からWhatsApp通話と結合される可能性があります',
    },
    repair: {
      en: 'Keep campaigns in a Calls configuration of their own, and ask the decision point before calls are connected with each other.',
      ja: '一斉発信は専用のCalls構成に分け、通話同士をつなぐ前に判定ポイントへ問い合わせてください。',
    },
  },
  'pdp-not-last': {
    title: {
      en: 'The platform goes on to another destination after a deny',
      ja: '拒否の後、プラットフォームが別の接続先へ進みます',
    },
    repair: {
      en: 'Make the URL of the decision point the last destination of the route, alone at its priority.',
      ja: '判定ポイントのURLを、優先度の重ならない最後の接続先にしてください。',
    },
  },
  'catch-all-before-pdp': {
    title: {
      en: 'A route takes calls before the decision point is asked',
      ja: '判定の前に通話を受け取るルートがあります',
    },
    repair: {
      en: 'Put the route behind those that ask the decision point, or narrow its criteria.',
      ja: '判定ポイントに問い合わせるルートより後ろへ移すか、条件を絞ってください。',
    },
  },
  'no-per-call-hook': {
    title: {
      en: 'Nobody asks the decision point about each of these calls',
      ja: '通話ごとの判定ができない経路です',
    },
    repair: {
      en: 'Where each call must be judged, put an IVR scenario that asks the decision point, or a Calls API app, in front.',
      ja: '通話ごとの判定が必要な場合は、判定ポイントに問い合わせるIVRシナリオかCalls APIアプリを手前に置いてください。',
    },
  },
};
