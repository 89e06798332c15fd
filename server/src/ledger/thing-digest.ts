import { canonicalJson, digestOf } from '@ringfence/rules';

/** Digest of a thing's canonical JSON, for the before and after of an act; null for a thing that is not there. */
export function digestOfThing(thing: object | null | undefined): string | null {
  return thing === null || thing === undefined ? null : digestOf(canonicalJson(thing));
}
