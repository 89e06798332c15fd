import { isDeepStrictEqual } from 'node:util';
import type { BusinessNumber } from '@ringfence/rules';

/**
 * What the platform changed since it was last asked. A setting it says the same of as before is none of it: people may have set it
 * otherwise since, and their word stands until the platform's own changes.
 *
 * @param before what it said last; undefined: it was never asked, and what is registered is held against it, where only what stops more counts
 */
export function settingsNews(
  before: BusinessNumber | undefined,
  now: BusinessNumber,
  registered: BusinessNumber,
): BusinessNumber {
  if (before === undefined) return stricterThan(registered, now);
  const { restrictions, ...rest } = now;
  const changed = Object.entries(rest).filter(
    ([name, value]) => !isDeepStrictEqual(before[name as keyof BusinessNumber], value),
  );
  return { ...Object.fromEntries(changed), ...restricting(restrictions, before.restrictions) };
}

function stricterThan(registered: BusinessNumber, now: BusinessNumber): BusinessNumber {
  const { callingEnabled, callbackPermission, callHours, restrictions } = now;
  return {
    ...(callingEnabled === false ? { callingEnabled } : {}),
    ...(callbackPermission === false ? { callbackPermission } : {}),
    ...(callHours !== undefined && registered.callHours === undefined ? { callHours } : {}),
    ...restricting(restrictions, registered.restrictions),
  };
}

/** Those that were not there, or not until then; one that is gone from the list ends by its instant, or by people (WA-QUAL-006). */
function restricting(
  now: BusinessNumber['restrictions'],
  before: BusinessNumber['restrictions'] = [],
): Pick<BusinessNumber, 'restrictions'> {
  const fresh = (now ?? []).filter(
    (each) => !before.some((known) => isDeepStrictEqual(known, each)),
  );
  return fresh.length === 0 ? {} : { restrictions: fresh };
}
