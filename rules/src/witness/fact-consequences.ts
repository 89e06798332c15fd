import { TARGET_LABEL } from '../facts/inquiry.js';
import type { Facts, FactValue } from '../model/fact.js';
import { certainFindings, FINDING_NAMES, FINDINGS, has, type Finding } from './leg-findings.js';

/** Facts of the number, which are all others once it is registered. */
const NUMBER = ['businessNumber.', 'restrictions.', 'callHours.', 'limit'];

/**
 * What else is another when one fact is: facts that only follow from it.
 *
 * @param sound facts of a call that is in order, for those that come to be known with it
 */
export function consequences(facts: Facts, fact: string, value: FactValue, sound: Facts): Facts {
  const change: Record<string, FactValue> = { [fact]: value };
  const adopt = (names: readonly string[]): void => {
    for (const name of names) change[name] = sound[name] ?? null;
  };
  switch (fact) {
    case 'flow.destination':
      return { ...change, ...ofDestination(facts, String(value)) };
    case 'flow.initiatorFits': {
      const isUser = (facts['flow.initiatedBy'] === 'user') === value;
      return { ...change, 'attempt.initiator': isUser ? 'user' : 'business' };
    }
    case 'flow.via':
      return { ...change, ...withoutLabels(facts, (label) => label.startsWith('via:')) };
    case 'flow.appInCall':
      return { ...change, ...(value === true ? withApp(facts) : withoutApp(facts)) };
    case 'attempt.action':
      return { ...change, 'flow.isSetup': value === 'connect' || isSetupAnyway(facts) };
    case 'businessNumber.registered':
      adopt(Object.keys(sound).filter((name) => NUMBER.some((prefix) => name.startsWith(prefix))));
      return { ...change, [fact]: value };
    case 'businessNumber.country':
      return { ...change, 'businessNumber.countryKnown': true };
    case 'businessNumber.provider':
      adopt(Object.keys(sound).filter((name) => name.startsWith('limit')));
      return { ...change, [fact]: value };
    case 'grant.status':
      return { ...change, 'grant.known': true, 'grant.statusKnown': true, ...freshGrant(facts) };
    default: {
      const finding = FINDING_NAMES.find((name) => FINDINGS[name].count === fact);
      return finding === undefined ? change : { ...change, ...without(facts, finding) };
    }
  }
}

/** A new grant is confirmed and has a source. */
function freshGrant(facts: Facts): Facts {
  const source = facts['grant.source'];
  const isKnown = typeof source === 'string' && source !== 'none';
  return { 'grant.stateFresh': true, 'grant.source': isKnown ? source : 'user_action' };
}

function isSetupAnyway(facts: Facts): boolean {
  const added = facts['flow.destination'] === 'none' ? 0 : 1;
  return facts['flow.destination'] === 'whatsapp' || facts['flow.legCount'] === 1 + added;
}

/** Another leg to be added: nothing is found of it but what its kind makes certain. */
function ofDestination(facts: Facts, kind: string): Facts {
  const before = facts['flow.destination'];
  const added = { before: before === 'none' ? 0 : 1, after: kind === 'none' ? 0 : 1 };
  const legs = Number(facts['flow.legCount']) - added.before;
  const kinds = (facts['legs.kinds'] as readonly string[]).slice(0, -added.before || undefined);
  const change: Record<string, FactValue> = {
    'permission.needed': kind === 'whatsapp',
    'flow.legCount': legs + added.after,
    'flow.isSetup': facts['attempt.action'] === 'connect' || kind === 'whatsapp' || legs === 1,
    'flow.userMatches': facts['flow.initiatedBy'] === 'user' ? facts['flow.userMatches']! : true,
    'legs.kinds': added.after === 0 ? kinds : [...kinds, kind],
    ...(added.after === 1 && before === 'none' ? { 'attempt.targetNamed': true } : {}),
    ...withoutLabels(facts, (label) => added.before === 1 && label === TARGET_LABEL),
  };
  for (const finding of FINDING_NAMES) {
    if (!has(certainFindings(kind), finding)) continue;
    const names = FINDINGS[finding];
    const labels = (change[names.labels] ?? facts[names.labels]) as readonly string[];
    change[names.labels] = [...labels, TARGET_LABEL];
    change[names.count] = labels.length + 1;
  }
  return change;
}

function withoutLabels(facts: Facts, isGone: (label: string) => boolean): Facts {
  const change: Record<string, FactValue> = {};
  for (const finding of FINDING_NAMES) {
    const names = FINDINGS[finding];
    const labels = facts[names.labels];
    if (!Array.isArray(labels)) continue;
    const left = (labels as readonly string[]).filter((label) => !isGone(label));
    if (left.length === labels.length) continue;
    change[names.labels] = left;
    change[names.count] = left.length;
  }
  return change;
}

/** No leg any more of which this is found, also none whose kind makes it certain. */
function without(facts: Facts, finding: Finding): Facts {
  const isCertain = (kind: string): boolean => has(certainFindings(kind), finding);
  const kinds = facts['legs.kinds'] as readonly string[];
  const via = facts['flow.via'];
  return {
    [FINDINGS[finding].labels]: [],
    'legs.kinds': kinds.map((kind) => (isCertain(kind) ? 'webrtc' : kind)),
    ...(typeof via === 'string' && isCertain(via) ? { 'flow.via': 'webrtc' } : {}),
  };
}

function withApp(facts: Facts): Facts {
  const [first, ...rest] = facts['legs.kinds'] as readonly string[];
  const isConnect = facts['attempt.action'] === 'connect';
  return {
    'legs.kinds': [first!, 'calls-api', ...rest],
    'flow.legCount': Number(facts['flow.legCount']) + 1,
    'flow.isSetup': isConnect || facts['flow.destination'] === 'whatsapp',
  };
}

function withoutApp(facts: Facts): Facts {
  const kinds = facts['legs.kinds'] as readonly string[];
  const inCall = facts['flow.destination'] === 'none' ? kinds.length : kinds.length - 1;
  const others = kinds.map((kind, at) => (at < inCall && kind === 'calls-api' ? 'webrtc' : kind));
  return { 'legs.kinds': others };
}

/** Facts that may be any once another was changed: how it comes about is left open. */
export const LEFT_OPEN: Readonly<Record<string, readonly string[]>> = {
  'restrictions.blockBusinessCalls': ['restrictions.active', 'restrictions.warnings'],
  'restrictions.blockUserCalls': ['restrictions.active', 'restrictions.warnings'],
  'grant.status': ['grant.source'],
  'businessNumber.provider': ['restrictions.active', 'restrictions.warnings'],
};
