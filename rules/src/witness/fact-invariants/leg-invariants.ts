import { FACT_CATALOG } from '../../facts/fact-catalog.js';
import { TARGET_LABEL } from '../../facts/inquiry.js';
import type { FactInvariant } from '../../model/fact-invariant.js';
import { ENDPOINT_KINDS } from '../../model/endpoint.js';
import { FINDING_NAMES, FINDINGS } from '../leg-findings.js';
import { all, any, holds, implies, is, never } from './terms.js';

const KINDS = [...ENDPOINT_KINDS, 'other'];
const ON_THE_PHONE_NETWORK = {
  fact: 'pstn.legCount',
  operator: 'greaterThan',
  value: 0,
} as const;
const UNCLASSIFIED = {
  fact: 'pstn.unclassifiedLegCount',
  operator: 'greaterThan',
  value: 0,
} as const;

/** What holds between the facts of legs. */
export const LEG_INVARIANTS: readonly FactInvariant[] = [
  {
    id: 'both-ends-are-among-the-kinds',
    text: {
      en: 'The kinds of all legs include those of the first leg and of the one to be added.',
      ja: '全レッグの種別には、最初のレッグと追加するレッグの種別が含まれる。',
    },
    holds: all(
      ...KINDS.flatMap((kind) => [
        implies(is('flow.origin', kind), holds('legs.kinds', kind)),
        implies(is('flow.destination', kind), holds('legs.kinds', kind)),
      ]),
    ),
    strength: 'always-true',
  },
  {
    id: 'what-the-call-holds-is-among-the-kinds',
    text: {
      en: 'The kinds include WhatsApp and Calls API exactly when a leg in the call, or the one to be added, is one.',
      ja: '通話中または追加するレッグにWhatsAppやCalls APIがある場合に限り、種別にそれが含まれる。',
    },
    holds: all(
      implies(is('flow.appInCall', true), holds('legs.kinds', 'calls-api')),
      implies(is('flow.whatsappInCall', true), holds('legs.kinds', 'whatsapp')),
      any(
        { not: holds('legs.kinds', 'calls-api') },
        is('flow.appInCall', true),
        is('flow.destination', 'calls-api'),
      ),
      any(
        { not: holds('legs.kinds', 'whatsapp') },
        is('flow.whatsappInCall', true),
        is('flow.destination', 'whatsapp'),
      ),
    ),
    strength: 'always-true',
  },
  {
    id: 'a-phone-is-on-the-phone-network',
    text: {
      en: 'Where a leg, or a place the call has passed, is of kind phone network, a leg on it is found.',
      ja: 'レッグまたは経由先の種別が公衆電話網であれば、公衆電話網のレッグとして数えられる。',
    },
    holds: implies(any(holds('legs.kinds', 'pstn'), is('flow.via', 'pstn')), ON_THE_PHONE_NETWORK),
    strength: 'always-true',
  },
  {
    id: 'a-kind-nobody-classified-is-found',
    text: {
      en: 'Where a leg, or a place the call has passed, is of a kind nobody classified, it is found.',
      ja: 'レッグまたは経由先の種別が未分類であれば、種別不明のレッグとして数えられる。',
    },
    holds: implies(any(holds('legs.kinds', 'other'), is('flow.via', 'other')), UNCLASSIFIED),
    strength: 'always-true',
  },
  {
    id: 'the-leg-to-be-added-is-listed',
    text: {
      en: 'A destination on the phone network, or of no known kind, is listed as the target.',
      ja: '接続先が公衆電話網または種別不明であれば、該当レッグの一覧に接続先として含まれる。',
    },
    holds: all(
      implies(is('flow.destination', 'pstn'), holds('pstn.legs', TARGET_LABEL)),
      implies(is('flow.destination', 'other'), holds('pstn.unclassifiedLegs', TARGET_LABEL)),
    ),
    strength: 'always-true',
  },
  ...FINDING_NAMES.map((finding): FactInvariant => {
    const { count } = FINDINGS[finding];
    return {
      id: `no-less-than-none-${finding.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      text: {
        en: `It is never less than none: ${FACT_CATALOG[count].name.en}.`,
        ja: `「${FACT_CATALOG[count].name.ja}」は0以上である。`,
      },
      holds: { fact: count, operator: 'greaterThanInclusive', value: 0 },
      strength: finding === 'emergency' ? 'never-false' : 'always-true',
    };
  }),
];

/**
 * What holds of a list and its number with regard to one label: what is listed counts. One for each label that rules name, since
 * the grammar has no word for an empty list.
 */
export function listedCounts(label: string): readonly FactInvariant[] {
  return FINDING_NAMES.map((finding) => {
    const { labels, count } = FINDINGS[finding];
    return {
      id: `listed-counts-${finding.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      text: {
        en: `Where one is listed, the number is not none: ${FACT_CATALOG[labels].name.en}.`,
        ja: `「${FACT_CATALOG[labels].name.ja}」に該当があれば、その数は0ではない。`,
      },
      holds: never(is(count, 0), holds(labels, label)),
      strength: 'never-false',
    };
  });
}
