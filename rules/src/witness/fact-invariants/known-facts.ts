import { FACT_CATALOG, type FactName } from '../../facts/fact-catalog.js';
import type { FactInvariant } from '../../model/fact-invariant.js';
import { any, is, isKnown, never } from './terms.js';

/** Facts that are never unknown: the attempt says them, or they say themselves whether something is known. */
export const KNOWN_FACTS = [
  'attempt.action',
  'attempt.initiator',
  'attempt.targetNamed',
  'attempt.businessNumber',
  'user.waId',
  'user.bsuid',
  'clock.now',
  'flow.initiatedBy',
  'flow.initiatorFits',
  'flow.origin',
  'flow.destination',
  'flow.via',
  'flow.appInCall',
  'flow.whatsappInCall',
  'flow.isSetup',
  'flow.legCount',
  'flow.userMatches',
  'legs.kinds',
  'pstn.legs',
  'pstn.legCount',
  'pstn.openLegs',
  'pstn.openLegCount',
  'pstn.expiredLegs',
  'pstn.expiredLegCount',
  'pstn.originLegs',
  'pstn.originLegCount',
  'pstn.unclassifiedLegs',
  'pstn.unclassifiedLegCount',
  'endpoints.unregisteredLegs',
  'endpoints.unregisteredLegCount',
  'businessNumber.registered',
  'businessNumber.countryKnown',
  'restrictions.active',
  'restrictions.warnings',
  'permission.needed',
  'grant.known',
  'grant.statusKnown',
  'limits.known',
] as const satisfies readonly FactName[];

/** Facts of the number that are unknown while it is not registered. */
const OF_A_NUMBER = [
  'businessNumber.country',
  'businessNumber.provider',
  'businessNumber.callingEnabled',
  'businessNumber.messagingLimit',
  'businessNumber.sandbox',
  'businessNumber.callbackPermission',
  'businessNumber.destinationCount',
  'callHours.state',
] as const satisfies readonly FactName[];

const LIMITS = [
  'limit.connectedCalls24h',
  'limit.unansweredInARow',
  'limit.unansweredInARowSandbox',
  'limit.activeCallsOfPair',
  'limit.concurrentCalls',
  'limit.initiations24h',
  'limit.blockedCountries',
  'limit.sanctionedPlaces',
] as const satisfies readonly FactName[];

/** A fact that says whether another is known, and that other. */
const TELLING: readonly (readonly [tells: FactName, of: FactName])[] = [
  ['businessNumber.countryKnown', 'businessNumber.country'],
  ['limits.known', 'businessNumber.provider'],
  ['grant.statusKnown', 'grant.status'],
];

/** What is known when, and what is not. */
export const KNOWLEDGE_INVARIANTS: readonly FactInvariant[] = [
  ...KNOWN_FACTS.map((fact): FactInvariant => ({
    id: `known-${slug(fact)}`,
    text: {
      en: `It is always known: ${FACT_CATALOG[fact].name.en}.`,
      ja: `「${FACT_CATALOG[fact].name.ja}」は必ず判明している。`,
    },
    holds: isKnown(fact),
    strength: 'always-true',
  })),
  ...OF_A_NUMBER.map((fact) => unknownWhile('businessNumber.registered', fact)),
  ...LIMITS.map((fact) => unknownWhile('limits.known', fact)),
  ...TELLING.map(([tells, of]) => unknownWhile(tells, of)),
  unknownWhile('grant.known', 'grant.status'),
  unknownWhile('grant.known', 'grant.source'),
  ...TELLING.map(([tells, of]) => knownWhile(tells, of)),
  knownWhile('businessNumber.registered', 'businessNumber.destinationCount'),
];

function unknownWhile(tells: FactName, of: FactName): FactInvariant {
  return {
    id: `unknown-${slug(of)}-while-not-${slug(tells)}`,
    text: {
      en: `While it is not so that ${FACT_CATALOG[tells].name.en}, it is unknown: ${FACT_CATALOG[of].name.en}.`,
      ja: `「${FACT_CATALOG[tells].name.ja}」に該当しない間、「${FACT_CATALOG[of].name.ja}」は不明である。`,
    },
    holds: never(is(tells, false), isKnown(of)),
    strength: 'never-false',
  };
}

function knownWhile(tells: FactName, of: FactName): FactInvariant {
  return {
    id: `known-${slug(of)}-while-${slug(tells)}`,
    text: {
      en: `While ${FACT_CATALOG[tells].name.en}, it is known: ${FACT_CATALOG[of].name.en}.`,
      ja: `「${FACT_CATALOG[tells].name.ja}」に該当する間、「${FACT_CATALOG[of].name.ja}」は判明している。`,
    },
    holds: any(is(tells, false), isKnown(of)),
    strength: 'always-true',
  };
}

function slug(fact: string): string {
  return fact.replace(/\./g, '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
