import type { PolicyProperty } from '@ringfence/rules';
import { nameIn } from '../text/readable.js';

/** A property to begin with: it can be shown at once, and says by its problems what is still missing. */
export function newProperty(others: readonly unknown[]): PolicyProperty {
  const taken = new Set(others.map((each) => nameIn(each, 'id')));
  let id = 'new-property';
  for (let number = 2; taken.has(id); number++) id = `new-property-${number}`;
  return {
    id,
    title: { en: '', ja: '' },
    kind: 'never-permits',
    when: { all: [{ fact: 'attempt.action', operator: 'equal', value: 'connect' }] },
  };
}
