import type { Localized } from '../model/localized.js';
import type { Condition } from '../model/ruleset.js';
import { REQUESTABLE } from '../engine/decide.js';
import { SCENARIO_IDS, type ScenarioId } from '../model/decision.js';

/**
 * Whose permits a property speaks of: those of the rules alone, or those of the whole decision, with the ban in code and the
 * need for a place to connect to.
 */
export type PropertyScope = 'rules' | 'decision';

/** What must never be, or must be possible, of calls that are permitted or denied. */
export type PropertyClaim =
  | { readonly t: 'never-permits'; readonly scope: PropertyScope; readonly unless: Condition }
  | { readonly t: 'flow-possible'; readonly scenario: ScenarioId }
  | { readonly t: 'no-other-flow' }
  | { readonly t: 'deny-has-reason' }
  | {
      readonly t: 'never-requestable';
      readonly unless: Condition;
      readonly codes: ReadonlySet<string>;
    };

export interface ProductProperty {
  readonly id: string;
  readonly title: Localized;
  /** A flow that is shut on purpose is told and stands in nobody's way: it denies more. */
  readonly mandatory: boolean;
  readonly overridable: boolean;
  readonly claim: PropertyClaim;
}

function none(fact: string): Condition {
  return { fact, operator: 'lessThanInclusive', value: 0 };
}

function is(fact: string, value: string | boolean): Condition {
  return { fact, operator: 'equal', value };
}

function belowLimit(usage: string, limit: string): Condition {
  return { fact: `usage.${usage}`, operator: 'lessThan', value: { fact: `limit.${limit}` } };
}

/** Kinds that end outside the phone network; every other kind, named or not, is none of them. */
const CLOSED_KINDS = [
  'whatsapp',
  'conversations',
  'ivr-api',
  'moments-ivr',
  'sip-trunk',
  'webrtc',
  'calls-api',
  'viber',
  'websocket',
];

/**
 * Every leg is of a kind known to be closed: an allow-list, so that a leg nobody classified, told of or attested is not on it
 * (WA-PSTN-001, -006 to -009).
 */
export const EVERY_LEG_CLOSED: Condition = {
  all: [
    none('pstn.legCount'),
    none('pstn.openLegCount'),
    none('pstn.expiredLegCount'),
    none('pstn.originLegCount'),
    none('pstn.unclassifiedLegCount'),
    none('pstn.emergencyLegCount'),
    none('endpoints.unregisteredLegCount'),
    { fact: 'flow.origin', operator: 'in', value: CLOSED_KINDS },
    { fact: 'flow.destination', operator: 'in', value: [...CLOSED_KINDS, 'none'] },
    { fact: 'flow.via', operator: 'in', value: [...CLOSED_KINDS, 'none'] },
    { fact: 'legs.kinds', operator: 'doesNotContain', value: 'pstn' },
    { fact: 'legs.kinds', operator: 'doesNotContain', value: 'other' },
  ],
};

/**
 * What the ban in code leaves over: it denies every call outside this. An assumption of the proofs about whole decisions, shown
 * by a property over random calls.
 */
export const LEFT_BY_THE_BAN_IN_CODE: Condition = {
  all: [
    none('pstn.legCount'),
    none('pstn.openLegCount'),
    none('pstn.expiredLegCount'),
    none('pstn.originLegCount'),
    none('pstn.unclassifiedLegCount'),
    none('endpoints.unregisteredLegCount'),
  ],
};

/** A permit says where to connect. */
export const HAS_DESTINATION: Condition = {
  fact: 'flow.destination',
  operator: 'notEqual',
  value: 'none',
};

/** What a call that rings a user needs (WA-PERM-001 to -022, WA-GEO-001). */
const USER_MAY_BE_RUNG: Condition = {
  all: [
    is('grant.known', true),
    { fact: 'grant.status', operator: 'in', value: ['temporary', 'permanent'] },
    is('grant.stateFresh', true),
    is('flow.userMatches', true),
  ],
};

const LIMITS_RESPECTED: Condition = {
  all: [
    belowLimit('connectedCalls24h', 'connectedCalls24h'),
    belowLimit('activeCallsOfPair', 'activeCallsOfPair'),
    belowLimit('initiations24h', 'initiations24h'),
    belowLimit('concurrentCalls', 'concurrentCalls'),
    // Where it is not known which of the two limits holds, both do.
    {
      any: [is('businessNumber.sandbox', true), belowLimit('unansweredInARow', 'unansweredInARow')],
    },
    {
      any: [
        is('businessNumber.sandbox', false),
        belowLimit('unansweredInARow', 'unansweredInARowSandbox'),
      ],
    },
  ],
};

const COUNTRY_SUPPORTED: Condition = {
  all: [
    {
      fact: 'businessNumber.country',
      operator: 'notIn',
      value: { fact: 'limit.blockedCountries' },
    },
    {
      fact: 'businessNumber.country',
      operator: 'notIn',
      value: { fact: 'limit.sanctionedPlaces' },
    },
  ],
};

function ringingNeeds(id: string, title: Localized, needed: Condition): ProductProperty {
  return {
    id,
    title,
    mandatory: true,
    overridable: true,
    claim: {
      t: 'never-permits',
      scope: 'decision',
      unless: { any: [is('permission.needed', false), needed] },
    },
  };
}

/** What is proved of every policy, whoever wrote it; P1 to P3. */
export const PRODUCT_PROPERTIES: readonly ProductProperty[] = [
  {
    id: 'ringfence.pstn-by-rules',
    title: {
      en: 'The rules alone permit no call with a leg that is not known to be closed to the phone network.',
      ja: '公衆電話網に到達しないと確認できないレッグを含む通話は、ルールだけでも許可されない。',
    },
    mandatory: true,
    overridable: false,
    claim: { t: 'never-permits', scope: 'rules', unless: EVERY_LEG_CLOSED },
  },
  {
    id: 'ringfence.pstn-by-decision',
    title: {
      en: 'No decision permits a call with a leg that is not known to be closed to the phone network.',
      ja: '公衆電話網に到達しないと確認できないレッグを含む通話は、どの判断でも許可されない。',
    },
    mandatory: true,
    overridable: false,
    claim: { t: 'never-permits', scope: 'decision', unless: EVERY_LEG_CLOSED },
  },
  ringingNeeds(
    'ringfence.user-is-rung-with-a-grant',
    {
      en: 'A user is rung only with a grant of that very user, in force and not revoked.',
      ja: '利用者を呼び出すのは、本人の有効な同意がある場合に限られる。',
    },
    USER_MAY_BE_RUNG,
  ),
  ringingNeeds(
    'ringfence.user-is-rung-within-limits',
    {
      en: 'A user is rung only while every limit in force is respected.',
      ja: '利用者を呼び出すのは、適用中のすべての上限を下回る場合に限られる。',
    },
    LIMITS_RESPECTED,
  ),
  ringingNeeds(
    'ringfence.user-is-rung-from-a-supported-country',
    {
      en: 'A user is rung only from a number of a country whose numbers may call.',
      ja: '利用者を呼び出すのは、発信が認められた国の企業番号からに限られる。',
    },
    COUNTRY_SUPPORTED,
  ),
  ...SCENARIO_IDS.map((scenario): ProductProperty => ({
    id: `ringfence.flow-possible-${scenario}`,
    title: {
      en: `A call of the flow ${scenario} can be permitted.`,
      ja: `フロー「${scenario}」の通話は許可されうる。`,
    },
    mandatory: false,
    overridable: true,
    claim: { t: 'flow-possible', scenario },
  })),
  {
    id: 'ringfence.no-other-flow',
    title: {
      en: 'No call outside the twelve flows is permitted, and none under the name of another flow.',
      ja: '12のフロー以外の通話や、別のフローとして扱われる通話は許可されない。',
    },
    mandatory: true,
    overridable: true,
    claim: { t: 'no-other-flow' },
  },
  {
    id: 'ringfence.every-deny-has-a-reason',
    title: { en: 'Every refusal has a reason.', ja: 'すべての拒否に理由がある。' },
    mandatory: true,
    overridable: true,
    claim: { t: 'deny-has-reason' },
  },
  {
    id: 'ringfence.phone-network-is-never-requestable',
    title: {
      en: 'A refusal for the phone network never invites to ask the user for permission.',
      ja: '公衆電話網を理由とする拒否で、利用者への同意の依頼が案内されることはない。',
    },
    mandatory: true,
    overridable: true,
    claim: { t: 'never-requestable', unless: EVERY_LEG_CLOSED, codes: REQUESTABLE },
  },
];
