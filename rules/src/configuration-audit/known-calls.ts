import { objectOf, textOf, within } from './json-place.js';
import { platformEndpoint } from './platform-endpoint.js';

/** What the files together show of a call: it is a phone's, or some show a phone and others do not. */
export type KnownCall = 'phone' | 'disputed';

/** Calls that some file shows as a phone's, by id. */
export function phoneCallsIn(contents: readonly unknown[]): ReadonlyMap<string, KnownCall> {
  const phones = new Set<string>();
  const others = new Set<string>();
  for (const content of contents) {
    for (const { value } of within({ value: content, at: '' })) {
      const call = objectOf(value);
      const id = textOf(call['id']) ?? textOf(call['callId']);
      if (id === undefined || call['endpoint'] === undefined) continue;
      const { leads } = platformEndpoint(call['endpoint']);
      (leads === 'to-phone' ? phones : others).add(id);
    }
  }
  return new Map([...phones].map((id) => [id, others.has(id) ? 'disputed' : 'phone']));
}
