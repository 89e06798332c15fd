import type { ToldByTest } from './integration-test.dto.js';
import type { SampleEvent } from './sample-events.js';

/**
 * What would become of something that a platform told.
 *
 * @param isRegistered tells the business's own numbers, E.164 with `+`
 */
export function toldSample(
  told: SampleEvent,
  isRegistered: (number: string) => boolean,
): ToldByTest {
  switch (told.outcome) {
    case 'ignored':
      return { outcome: 'ignored', name: null, reason: null };
    case 'unmatched':
      return { outcome: 'unmatched', name: told.name, reason: told.reason };
    case 'event': {
      const { type, businessNumber } = told.event;
      return isRegistered(businessNumber)
        ? { outcome: 'applied', name: type, reason: null }
        : { outcome: 'unmatched', name: type, reason: 'unknown-number' };
    }
  }
}
