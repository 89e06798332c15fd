import { KIND_NAMES } from '../facts/catalog/flow-facts.js';
import { TARGET_LABEL } from '../facts/inquiry.js';
import type { CallAttempt } from '../model/call-attempt.js';
import { isEndpointKind, type Endpoint } from '../model/endpoint.js';
import type { Facts } from '../model/fact.js';
import type { Localized } from '../model/localized.js';
import { FINDING_NAMES, FINDINGS, type Finding } from './leg-findings.js';

/** What is found of a leg, after its name. */
const FOUND: Readonly<Record<Finding, Localized>> = {
  phone: { en: 'leads to the phone network', ja: 'が公衆電話網につながる' },
  unclassified: { en: 'is of a kind nobody has classified', ja: 'の種別が未分類である' },
  emergency: { en: 'calls an emergency number', ja: 'の宛先が緊急通報番号である' },
  open: {
    en: 'is not attested as unable to reach the phone network',
    ja: 'が公衆電話網に到達しないと証明されていない',
  },
  expired: { en: 'has an attestation that has ended', ja: 'の証明の有効期限が切れている' },
  phoneOrigin: {
    en: 'brings in a caller who is not known to be internal',
    ja: 'の発信者が内線と確認できない',
  },
  unregistered: { en: 'is not in the directory', ja: 'がディレクトリに登録されていない' },
};

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** An endpoint by kind and name, as people would say it. */
export function endpointWords({ kind, id, address }: Endpoint): Localized {
  const name = id ?? address;
  const known = isEndpointKind(kind) ? KIND_NAMES[kind] : undefined;
  const words = known ?? {
    en: `an endpoint of kind “${kind}”`,
    ja: `種別「${kind}」のエンドポイント`,
  };
  return name === undefined ? words : { en: `${words.en} ${name}`, ja: `${words.ja}（${name}）` };
}

/** Everything found of the legs of a call, as clauses, leg by leg within each finding. */
export function findingClauses(attempt: CallAttempt, facts: Facts): readonly Localized[] {
  return FINDING_NAMES.flatMap((finding) => {
    const labels = facts[FINDINGS[finding].labels];
    if (!Array.isArray(labels)) return [];
    return [...new Set(labels as readonly string[])].map((label): Localized => {
      const leg = legWords(label, attempt, facts);
      return {
        en: `${leg.en} ${FOUND[finding].en}`,
        ja: `${leg.ja}${FOUND[finding].ja}`,
      };
    });
  });
}

function legWords(label: string, { legs, via }: CallAttempt, facts: Facts): Localized {
  const at = legs.findIndex(({ id }) => id === label);
  if (at >= 0) {
    const ordinal = ORDINALS[at];
    const en = ordinal === undefined ? `leg ${at + 1}` : `the ${ordinal} leg`;
    return { en, ja: `${at + 1}番目のレッグ` };
  }
  if (label === TARGET_LABEL && facts['flow.destination'] !== 'none') {
    return { en: 'the leg to be added', ja: '追加するレッグ' };
  }
  if (via?.some((kind) => label === `via:${kind}`) === true) {
    return { en: 'a place the call has passed', ja: '経由先' };
  }
  return { en: 'a leg that events told of', ja: 'イベントで判明したレッグ' };
}
