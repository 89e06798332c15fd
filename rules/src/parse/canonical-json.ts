import canonicalize from 'canonicalize';

/**
 * The one byte form of a JSON value (RFC 8785), for digests and comparison.
 *
 * @throws TypeError if the value is not JSON (`undefined`, a function, a cycle): only parsed documents belong here
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('the value has no JSON form');
  return text;
}
