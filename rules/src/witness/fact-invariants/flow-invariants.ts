import type { FactInvariant } from '../../model/fact-invariant.js';
import { all, any, exactlyWhen, implies, is, isNot, never } from './terms.js';

const RINGS_A_USER = is('flow.destination', 'whatsapp');
const ADDS_NOTHING = is('flow.destination', 'none');
const BY_USER = is('flow.initiatedBy', 'user');

/** What holds between the facts of the flow: of each question, for each leg `decide` judges. */
export const FLOW_INVARIANTS: readonly FactInvariant[] = [
  {
    id: 'user-calls-from-whatsapp',
    text: {
      en: 'The user started the call exactly when its first leg is WhatsApp.',
      ja: '最初のレッグがWhatsAppである場合に限り、利用者が発信した通話である。',
    },
    holds: exactlyWhen(is('flow.origin', 'whatsapp'), BY_USER),
    strength: 'always-true',
  },
  {
    id: 'claim-fits-who-called',
    text: {
      en: 'The claimed initiator fits exactly when it is the one the first leg shows.',
      ja: '申告された発信側が最初のレッグから分かる発信側と同じ場合に限り、両者は一致する。',
    },
    holds: exactlyWhen(
      is('flow.initiatorFits', true),
      exactlyWhen(is('attempt.initiator', 'user'), BY_USER),
    ),
    strength: 'always-true',
  },
  {
    id: 'permission-needed-to-ring-a-user',
    text: {
      en: 'A permission is needed exactly when the leg to be added is WhatsApp.',
      ja: '追加するレッグがWhatsAppである場合に限り、利用者の同意が必要である。',
    },
    holds: exactlyWhen(is('permission.needed', true), RINGS_A_USER),
    strength: 'always-true',
  },
  {
    id: 'named-target-is-a-destination',
    text: {
      en: 'An attempt that names a target has a destination.',
      ja: '接続先を指定した接続要求には、必ず接続先がある。',
    },
    holds: implies(is('attempt.targetNamed', true), isNot('flow.destination', 'none')),
    strength: 'always-true',
  },
  {
    id: 'route-is-asked-for-by-a-user-of-a-registered-number',
    text: {
      en: 'A destination that is not named is one of a registered number’s, in a call by a user.',
      ja: '指定のない接続先は、利用者からの通話における、登録済みの企業番号の着信先に限られる。',
    },
    holds: implies(
      all(is('attempt.targetNamed', false), isNot('flow.destination', 'none')),
      all(BY_USER, is('businessNumber.registered', true), {
        fact: 'businessNumber.destinationCount',
        operator: 'greaterThan',
        value: 0,
      }),
    ),
    strength: 'always-true',
  },
  {
    id: 'configured-destination-is-tried',
    text: {
      en: 'A user’s call that names no target is judged for a destination where one is configured.',
      ja: '利用者からの通話で接続先の指定がなく、着信先が設定されている場合は、その着信先について判断する。',
    },
    holds: never(is('attempt.targetNamed', false), BY_USER, ADDS_NOTHING, {
      fact: 'businessNumber.destinationCount',
      operator: 'greaterThan',
      value: 0,
    }),
    strength: 'never-false',
  },
  {
    id: 'first-leg-is-in-the-call',
    text: {
      en: 'A call that begins on WhatsApp or in a Calls API app holds such a leg.',
      ja: 'WhatsAppまたはCalls APIアプリから始まった通話には、そのレッグが含まれる。',
    },
    holds: all(
      implies(is('flow.origin', 'whatsapp'), is('flow.whatsappInCall', true)),
      implies(is('flow.origin', 'calls-api'), is('flow.appInCall', true)),
    ),
    strength: 'always-true',
  },
  {
    id: 'what-sets-a-call-up',
    text: {
      en: 'A call is being set up exactly when it is connected, a user is rung, or it has one leg so far.',
      ja: '接続の操作、利用者の呼び出し、または既存のレッグが1件のみの場合に限り、通話の開始である。',
    },
    holds: exactlyWhen(
      is('flow.isSetup', true),
      any(
        is('attempt.action', 'connect'),
        RINGS_A_USER,
        all(ADDS_NOTHING, is('flow.legCount', 1)),
        all({ not: ADDS_NOTHING }, is('flow.legCount', 2)),
      ),
    ),
    strength: 'always-true',
  },
  {
    id: 'a-call-has-a-leg',
    text: {
      en: 'A call has at least one leg beside the one to be added.',
      ja: '通話には、追加するレッグのほかに少なくとも1件のレッグがある。',
    },
    holds: any(
      { fact: 'flow.legCount', operator: 'greaterThanInclusive', value: 2 },
      all(ADDS_NOTHING, is('flow.legCount', 1)),
    ),
    strength: 'always-true',
  },
  {
    id: 'only-whatsapp-can-be-somebody-else',
    text: {
      en: 'Without a WhatsApp leg at either end, no leg can be another user’s.',
      ja: '発信元も接続先もWhatsAppでなければ、WhatsAppレッグと利用者の不一致は生じない。',
    },
    holds: any(is('flow.origin', 'whatsapp'), RINGS_A_USER, is('flow.userMatches', true)),
    strength: 'always-true',
  },
];
