import type { Language, PropertyVerdict } from '@ringfence/rules';

const FLOW = 'ringfence.flow-possible-';

/** Whether a property says that calls of one of the twelve flows can be permitted. */
export function isOfFlow({ id }: Pick<PropertyVerdict, 'id'>): boolean {
  return id.startsWith(FLOW);
}

/** Key of a product property's short name; null: it is called by its title. */
export function nameKeyOf({ id, from }: Pick<PropertyVerdict, 'id' | 'from'>): string | null {
  if (from === 'policy') return null;
  if (id.startsWith(FLOW)) return `flow.${id.slice(FLOW.length)}`;
  return `proofs.name.${id.slice(id.indexOf('.') + 1)}`;
}

/** A property's short name in the reader's language. */
export function propertyName(
  property: Pick<PropertyVerdict, 'id' | 'from' | 'title'>,
  language: Language,
  translate: (key: string) => string,
): string {
  const key = nameKeyOf(property);
  const name = key === null ? undefined : translate(key);
  return name === undefined || name === key ? property.title[language] : name;
}
