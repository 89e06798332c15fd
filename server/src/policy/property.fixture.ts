import type { PolicyProperty } from '@ringfence/rules';

/** A property that every policy has, so that policies which differ in nothing else can be told apart by it. */
export function harmlessProperty(title: string): PolicyProperty {
  return {
    id: 'told-apart',
    title: { en: title, ja: title },
    kind: 'never-permits',
    when: { fact: 'pstn.legCount', operator: 'greaterThan', value: 0 },
  };
}
