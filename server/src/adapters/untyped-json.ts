/** JSON of a platform, of which only what was looked at is known. */
export type UntypedObject = Readonly<Record<string, unknown>>;

/** The object, or an empty one where something else stands. */
export function objectAt(value: unknown): UntypedObject {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is UntypedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; what else stands in it is passed over. */
export function objectsAt(value: unknown): UntypedObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The text, if there is one of 1 to 256 characters. */
export function textAt(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= 256 ? value : undefined;
}

/** A word of the platform's, whatever its case and the blanks around it. */
export function wordAt(value: unknown): string {
  return typeof value === 'string' ? value.trim().toUpperCase() : '';
}

/** Digits of an international number, with or without what people write between them; undefined: it is none. */
export function digitsAt(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const digits = value.replace(/[\s+()-]/g, '');
  return /^\d{7,15}$/.test(digits) ? digits : undefined;
}
