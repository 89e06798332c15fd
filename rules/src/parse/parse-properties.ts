import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { PolicyProperty } from '../model/analysis.js';
import { checkText } from './check-text.js';
import { checkCondition, MOST_CONDITIONS, type ConditionScope } from './parse-condition.js';
import { below, isRecord, refuseUnknownNames, shown, type ProblemList } from './problem-list.js';

/** Properties of its own that a policy may state. */
export const MOST_PROPERTIES = 100;

/** Form of an id; the product's own have a dot in them. */
export const PROPERTY_ID = /^[a-z][a-z0-9-]{0,79}$/;

export const PROPERTY_KINDS = [
  'never-permits',
  'always-able',
] as const satisfies readonly PolicyProperty['kind'][];

/** Adds everything that is wrong with the properties a policy states of itself. */
export function checkProperties(value: unknown, at: string, problems: ProblemList): void {
  if (!Array.isArray(value)) {
    problems.add('policy-shape', at, '`properties` is a list, which may be empty');
    return;
  }
  if (value.length > MOST_PROPERTIES) {
    problems.add(
      'too-many',
      at,
      `${value.length} properties: at most ${MOST_PROPERTIES} are allowed`,
    );
    return;
  }
  // A property speaks of facts alone: names belong to one ruleset, and it belongs to none.
  const scope: ConditionScope = { catalog: FACT_CATALOG, names: new Set(), problems };
  const ids = new Set<unknown>();
  (value as unknown[]).forEach((property, i) => {
    const here = below(at, i);
    if (!isRecord(property)) {
      problems.add('property-shape', here, `${shown(property)} is no property: write an object`);
      return;
    }
    checkProperty(property, here, scope);
    if (ids.has(property['id'])) {
      problems.add(
        'duplicate-property',
        below(here, 'id'),
        `property ${shown(property['id'])} stands twice`,
      );
    }
    ids.add(property['id']);
  });
}

function checkProperty(property: Record<string, unknown>, at: string, scope: ConditionScope): void {
  const { problems } = scope;
  const { id, kind, title, when } = property;
  refuseUnknownNames(property, ['id', 'title', 'kind', 'when'], at, problems);
  if (typeof id !== 'string' || !PROPERTY_ID.test(id)) {
    problems.add(
      'property-id',
      below(at, 'id'),
      `${shown(id)} is no id: use lower-case letters, digits and \`-\`, at most 80`,
    );
  }
  if (!(PROPERTY_KINDS as readonly unknown[]).includes(kind)) {
    problems.add(
      'property-kind',
      below(at, 'kind'),
      `${shown(kind)} is none of: ${PROPERTY_KINDS.join(', ')}`,
    );
  }
  checkText(title, below(at, 'title'), problems);
  const seen = checkCondition(when, below(at, 'when'), scope);
  if (seen > MOST_CONDITIONS) {
    problems.add(
      'too-many',
      below(at, 'when'),
      `${seen} conditions: at most ${MOST_CONDITIONS} are allowed in one property`,
    );
  }
}
