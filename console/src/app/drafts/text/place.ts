import { RULESET_NAMES, type RulesetName, type DraftPolicy } from '@ringfence/rules';
import { below, stepsOf, valueAt } from './json-pointer.js';
import { listIn, nameIn, rulesIn, type NameField } from './readable.js';

/** A part of a draft that has a text of its own. */
export type PartName = RulesetName | 'parameters' | 'suites' | 'properties';

/** One thing of a draft that can be opened. `pointer` names it in the policy. */
export type Place =
  | {
      readonly kind: 'rule';
      readonly ruleset: RulesetName;
      readonly index: number;
      readonly pointer: string;
    }
  | {
      readonly kind: 'condition';
      readonly ruleset: RulesetName;
      readonly name: string;
      readonly pointer: string;
    }
  | { readonly kind: 'figures'; readonly pointer: string }
  | { readonly kind: 'figure'; readonly index: number; readonly pointer: string }
  | { readonly kind: 'suites'; readonly pointer: string }
  /** What the cases of all suites would not notice. */
  | { readonly kind: 'mistakes'; readonly pointer: string }
  | {
      readonly kind: 'case';
      readonly suite: number;
      readonly case: number;
      readonly pointer: string;
    }
  | { readonly kind: 'properties'; readonly pointer: string }
  | { readonly kind: 'property'; readonly index: number; readonly pointer: string }
  /** A whole part as text: what cannot be taken apart. */
  | { readonly kind: 'part'; readonly part: PartName; readonly pointer: string };

/** Where a part stands in the policy. */
export function pointerOfPart(part: PartName): string {
  return isRulesetName(part) ? below('/rulesets', part) : below('', part);
}

/** Places of rules that were named before: a list of a thousand is made with every key that is typed. */
const RULE_PLACES: Readonly<Record<RulesetName, Place[]>> = {
  'pstn-ban': [],
  routing: [],
  'call-permission': [],
};

/** A rule by its place. */
export function rulePlace(ruleset: RulesetName, index: number): Place {
  return (RULE_PLACES[ruleset][index] ??= {
    kind: 'rule',
    ruleset,
    index,
    pointer: below(pointerOfPart(ruleset), 'rules', index),
  });
}

export function conditionPlace(ruleset: RulesetName, name: string): Place {
  const pointer = below(pointerOfPart(ruleset), 'conditions', name);
  return { kind: 'condition', ruleset, name, pointer };
}

export function figurePlace(index: number): Place {
  return { kind: 'figure', index, pointer: below('/parameters', index) };
}

export function casePlace(suite: number, index: number): Place {
  const pointer = below('/suites', suite, 'cases', index);
  return { kind: 'case', suite, case: index, pointer };
}

export function propertyPlace(index: number): Place {
  return { kind: 'property', index, pointer: below('/properties', index) };
}

function partPlace(part: PartName): Place {
  return { kind: 'part', part, pointer: pointerOfPart(part) };
}

/**
 * The name a place has in the address of the page: `routing/<rule>`, `routing/conditions/<name>`, `figures/<key>`,
 * `suites/<suite>/<case>`, `suites/mistakes`, `properties/<id>`. What has no name of its own is called by its number.
 */
export function addressOf(policy: DraftPolicy, place: Place): string {
  switch (place.kind) {
    case 'rule': {
      const rules = rulesIn(policy.rulesets[place.ruleset]);
      const name = nameIn(rules[place.index]);
      const first = name === null ? -1 : rules.findIndex((rule) => nameIn(rule) === name);
      return `${place.ruleset}/${first === place.index ? name : `#${place.index}`}`;
    }
    case 'condition':
      return `${place.ruleset}/conditions/${place.name}`;
    case 'figure': {
      const key = nameIn(listIn(policy.parameters)[place.index], 'key');
      return `figures/${key ?? `#${place.index}`}`;
    }
    case 'case':
      return `suites/${place.suite}/${place.case}`;
    case 'mistakes':
      return 'suites/mistakes';
    case 'property': {
      const id = nameIn(listIn(policy.properties)[place.index], 'id');
      return `properties/${id ?? `#${place.index}`}`;
    }
    case 'part':
      return `text/${place.part}`;
    default:
      return place.kind;
  }
}

/** The place an address names, or a JSON pointer into the policy; null: nothing there has that name. */
export function placeOf(policy: DraftPolicy, address: string): Place | null {
  if (address.startsWith('/')) return placeOfPointer(policy, address);
  const [first = '', second = '', ...rest] = address.split('/');
  if (first === 'figures') {
    if (second === '') return { kind: 'figures', pointer: '/parameters' };
    const index = indexOf(listIn(policy.parameters), second, 'key');
    return index === null ? null : figurePlace(index);
  }
  if (first === 'suites') {
    if (second === '') return { kind: 'suites', pointer: '/suites' };
    if (second === 'mistakes') return { kind: 'mistakes', pointer: '/suites' };
    const place = casePlace(Number(second), Number(rest[0]));
    return valueAt(policy, place.pointer) === undefined ? null : place;
  }
  if (first === 'properties') {
    if (second === '') return { kind: 'properties', pointer: '/properties' };
    const index = indexOf(listIn(policy.properties), second, 'id');
    return index === null ? null : propertyPlace(index);
  }
  if (first === 'text') return isPartName(second) ? partPlace(second) : null;
  if (!isRulesetName(first)) return null;
  if (second === 'conditions' && rest.length > 0) {
    const place = conditionPlace(first, rest.join('/'));
    return valueAt(policy, place.pointer) === undefined ? null : place;
  }
  const index = indexOf(rulesIn(policy.rulesets[first]), second, 'name');
  return index === null ? null : rulePlace(first, index);
}

/** The thing a pointer names or points into. */
export function placeOfPointer(policy: DraftPolicy, pointer: string): Place | null {
  const [first = '', ...steps] = stepsOf(pointer);
  if (first === 'parameters') {
    if (typeof policy.parameters === 'string') return partPlace('parameters');
    const index = Number(steps[0]);
    return listIn(policy.parameters)[index] === undefined || steps[0] === undefined
      ? { kind: 'figures', pointer: '/parameters' }
      : figurePlace(index);
  }
  if (first === 'suites') {
    const place = casePlace(Number(steps[0]), Number(steps[2]));
    if (valueAt(policy, place.pointer) !== undefined) return place;
    return typeof policy.suites === 'string'
      ? partPlace('suites')
      : { kind: 'suites', pointer: '/suites' };
  }
  if (first === 'properties') {
    if (typeof policy.properties === 'string') return partPlace('properties');
    const index = Number(steps[0]);
    return listIn(policy.properties)[index] === undefined || steps[0] === undefined
      ? { kind: 'properties', pointer: '/properties' }
      : propertyPlace(index);
  }
  const [ruleset = '', within, step = ''] = steps;
  if (first !== 'rulesets' || !isRulesetName(ruleset)) return null;
  if (within === 'rules' && valueAt(policy, rulePlace(ruleset, Number(step)).pointer) !== undefined)
    return rulePlace(ruleset, Number(step));
  if (within === 'conditions' && step !== '') return conditionPlace(ruleset, step);
  return partPlace(ruleset);
}

function indexOf(list: readonly unknown[], address: string, field: NameField): number | null {
  const numbered = /^#(\d+)$/u.exec(address);
  const index = numbered
    ? Number(numbered[1])
    : list.findIndex((each) => nameIn(each, field) === address);
  return index >= 0 && index < list.length ? index : null;
}

function isRulesetName(name: string): name is RulesetName {
  return (RULESET_NAMES as readonly string[]).includes(name);
}

function isPartName(name: string): name is PartName {
  return isRulesetName(name) || ['parameters', 'suites', 'properties'].includes(name);
}
