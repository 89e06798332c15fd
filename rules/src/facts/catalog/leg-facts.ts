import type { Localized } from '../../model/localized.js';
import { ENDPOINT_KINDS } from '../../model/endpoint.js';
import type { FactCatalog, FactDefinition } from '../fact-definition.js';
import { KIND_NAMES } from './flow-facts.js';

const LEGS: Localized = { en: 'legs', ja: '件' };

function legList(name: Localized, about: Localized) {
  return {
    type: 'string-list',
    name,
    about,
    source: 'directory',
    personal: false,
  } as const satisfies FactDefinition;
}

function legCount(name: Localized, about: Localized) {
  return {
    type: 'number',
    name,
    about,
    unit: LEGS,
    source: 'directory',
    personal: false,
  } as const satisfies FactDefinition;
}

/** Where the legs of the call lead. Lists hold leg ids, `target` for the leg asked for and `via:<kind>` for a place passed. */
export const LEG_FACTS = {
  'legs.kinds': {
    type: 'string-list',
    name: { en: 'kinds of all legs', ja: '全レッグの種別' },
    about: {
      en: 'Kinds of the legs in the call, of those events told of, and of the one asked for.',
      ja: '通話中のレッグ、イベントで判明したレッグ、求められているレッグの種別。',
    },
    values: [...ENDPOINT_KINDS, 'other'],
    valueNames: KIND_NAMES,
    source: 'attempt',
    personal: false,
  },
  'pstn.legs': legList(
    { en: 'legs on the phone network', ja: '公衆電話網のレッグ' },
    {
      en: 'Legs of kind phone network, or whose address leads there.',
      ja: '公衆電話網のレッグ、または宛先がそこへつながるレッグ。',
    },
  ),
  'pstn.legCount': legCount(
    { en: 'number of legs on the phone network', ja: '公衆電話網のレッグ数' },
    { en: 'How many legs are on the phone network.', ja: '公衆電話網にあるレッグの数。' },
  ),
  'pstn.openLegs': legList(
    { en: 'legs that may reach the phone network', ja: '公衆電話網に到達しうるレッグ' },
    {
      en: 'Legs not attested as unable to reach the phone network.',
      ja: '公衆電話網に到達しないと証明されていないレッグ。',
    },
  ),
  'pstn.openLegCount': legCount(
    { en: 'number of legs that may reach the phone network', ja: '公衆電話網に到達しうるレッグ数' },
    {
      en: 'How many legs are not attested as closed.',
      ja: '到達しないと証明されていないレッグの数。',
    },
  ),
  'pstn.expiredLegs': legList(
    { en: 'legs whose attestation has ended', ja: '証明期限切れのレッグ' },
    { en: 'Legs whose attestation is no longer in force.', ja: '証明の有効期限が過ぎたレッグ。' },
  ),
  'pstn.expiredLegCount': legCount(
    { en: 'number of legs whose attestation has ended', ja: '証明期限切れのレッグ数' },
    {
      en: 'How many legs have an attestation that has ended.',
      ja: '証明の有効期限が過ぎたレッグの数。',
    },
  ),
  'pstn.originLegs': legList(
    { en: 'origin that came from the phone network', ja: '公衆電話網からの発信元' },
    {
      en: 'The origin trunk, when its callers are not known to be internal.',
      ja: '発信者が内線と確認できない発信元トランク。',
    },
  ),
  'pstn.originLegCount': legCount(
    { en: 'number of origins from the phone network', ja: '公衆電話網からの発信元の数' },
    {
      en: '1 when the caller came in from the phone network or may have, else 0.',
      ja: '発信者が公衆電話網から来た可能性があれば1、なければ0。',
    },
  ),
  'pstn.unclassifiedLegs': legList(
    { en: 'legs of unknown kind', ja: '種別不明のレッグ' },
    { en: 'Legs of a kind nobody has classified.', ja: '分類されていない種別のレッグ。' },
  ),
  'pstn.unclassifiedLegCount': legCount(
    { en: 'number of legs of unknown kind', ja: '種別不明のレッグ数' },
    {
      en: 'How many legs are of a kind nobody has classified.',
      ja: '分類されていない種別のレッグの数。',
    },
  ),
  'pstn.emergencyLegs': legList(
    { en: 'legs to an emergency number', ja: '緊急通報番号へのレッグ' },
    { en: 'Legs whose address is an emergency number.', ja: '宛先が緊急通報番号であるレッグ。' },
  ),
  'pstn.emergencyLegCount': legCount(
    { en: 'number of legs to an emergency number', ja: '緊急通報番号へのレッグ数' },
    {
      en: 'How many legs have an emergency number as address.',
      ja: '宛先が緊急通報番号であるレッグの数。',
    },
  ),
  'endpoints.unregisteredLegs': legList(
    { en: 'legs not in the directory', ja: '未登録のレッグ' },
    {
      en: 'Legs whose endpoint is not registered.',
      ja: 'エンドポイントが登録されていないレッグ。',
    },
  ),
  'endpoints.unregisteredLegCount': legCount(
    { en: 'number of legs not in the directory', ja: '未登録のレッグ数' },
    {
      en: 'How many legs have an endpoint that is not registered.',
      ja: 'エンドポイントが登録されていないレッグの数。',
    },
  ),
} as const satisfies FactCatalog;
