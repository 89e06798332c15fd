import type { Localized } from '../../model/localized.js';
import type { FactCatalog, FactDefinition } from '../fact-definition.js';

function limit(name: Localized, about: Localized, unit: Localized) {
  return {
    type: 'number',
    name,
    about,
    unit,
    source: 'parameters',
    personal: false,
  } as const satisfies FactDefinition;
}

function places(name: Localized, about: Localized) {
  return {
    type: 'string-list',
    name,
    about,
    source: 'parameters',
    personal: false,
  } as const satisfies FactDefinition;
}

/** The dated figures in force on the UTC day of the question, for the provider of the business number. */
export const LIMIT_FACTS = {
  'limits.known': {
    type: 'boolean',
    name: { en: 'the limits are known', ja: '上限値の特定' },
    about: {
      en: 'Whether the provider is known: it may tighten any limit.',
      ja: '事業者が判明しているか。事業者は上限値を厳しくすることがある。',
    },
    source: 'directory',
    personal: false,
  },
  'limit.connectedCalls24h': limit(
    { en: 'limit of connected calls to a user in 24 hours', ja: '24時間の接続回数の上限' },
    { en: 'Parameter `perm.connectedCalls.max`.', ja: 'パラメーター `perm.connectedCalls.max`。' },
    { en: 'calls', ja: '回' },
  ),
  'limit.unansweredInARow': limit(
    { en: 'limit of unanswered calls in a row', ja: '連続不応答の上限' },
    {
      en: 'Parameter `perm.unanswered.revokeAt`, or `perm.unanswered.localStop` where that is lower.',
      ja: 'パラメーター `perm.unanswered.revokeAt`。`perm.unanswered.localStop` の方が小さければその値。',
    },
    { en: 'calls', ja: '回' },
  ),
  'limit.unansweredInARowSandbox': limit(
    { en: 'limit of unanswered calls in a row, sandbox', ja: '連続不応答の上限（サンドボックス）' },
    {
      en: 'Parameter `sandbox.unanswered.revokeAt`, or `perm.unanswered.localStop` where that is lower.',
      ja: 'パラメーター `sandbox.unanswered.revokeAt`。`perm.unanswered.localStop` の方が小さければその値。',
    },
    { en: 'calls', ja: '回' },
  ),
  'limit.activeCallsOfPair': limit(
    { en: 'limit of calls up with one user', ja: '1人の利用者との同時通話の上限' },
    { en: 'Parameter `calls.activePerPair.max`.', ja: 'パラメーター `calls.activePerPair.max`。' },
    { en: 'calls', ja: '件' },
  ),
  'limit.concurrentCalls': limit(
    { en: 'limit of calls up on a business number', ja: '企業番号の同時通話の上限' },
    { en: 'Parameter `calls.concurrent.max`.', ja: 'パラメーター `calls.concurrent.max`。' },
    { en: 'calls', ja: '件' },
  ),
  'limit.initiations24h': limit(
    { en: 'limit of calls started in 24 hours', ja: '24時間の発信数の上限' },
    { en: 'Parameter `calls.initiate.max.24h`.', ja: 'パラメーター `calls.initiate.max.24h`。' },
    { en: 'calls', ja: '件' },
  ),
  'limit.blockedCountries': places(
    { en: 'countries whose numbers may not call users', ja: '企業発信ができない国' },
    {
      en: 'Parameter `bic.blockedBusinessNumberCountries`.',
      ja: 'パラメーター `bic.blockedBusinessNumberCountries`。',
    },
  ),
  'limit.sanctionedPlaces': places(
    { en: 'places without WhatsApp calling', ja: 'WhatsApp通話を利用できない地域' },
    { en: 'Parameter `platform.sanctioned`.', ja: 'パラメーター `platform.sanctioned`。' },
  ),
} as const satisfies FactCatalog;
