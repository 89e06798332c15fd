import { isDeepStrictEqual } from 'node:util';
import type { BusinessNumber, CallHours } from '@ringfence/rules';

/** What an answer is held against. */
export interface SettingsBefore {
  /** What the platform said when it was asked last; undefined: it was never asked. */
  readonly said: BusinessNumber | undefined;
  readonly registered: BusinessNumber;
  /** Settings that are as the platform told since people put the number in. */
  readonly told: ReadonlySet<string>;
}

/**
 * What the platform changed. A setting it says the same of as when it was asked last is none of it: people may have set it
 * otherwise since, and their word stands until the platform's own changes. Where nobody but the platform spoke since, its newest
 * word stands: a webhook that told otherwise in between may have been followed by one that never came.
 *
 * Before it was ever asked, what people registered is held against it, where only what stops more counts.
 */
export function settingsNews(before: SettingsBefore, now: BusinessNumber): BusinessNumber {
  const { said, registered, told } = before;
  const { restrictions, ...rest } = now;
  const changed = Object.entries(rest).filter(([name, value]) => {
    const setting = name as keyof BusinessNumber;
    if (told.has(setting)) return !isSame(registered[setting], value);
    return said !== undefined && !isDeepStrictEqual(said[setting], value);
  });
  return {
    ...(said === undefined ? stricterThan(registered, now) : {}),
    ...Object.fromEntries(changed),
    ...restricting(restrictions, (said ?? registered).restrictions),
  };
}

/** Hours are registered with what their holidays mean, which the platform does not say. */
function isSame(registered: unknown, told: unknown): boolean {
  const { holidayMeans } = (registered ?? {}) as CallHours;
  return isDeepStrictEqual(
    registered,
    holidayMeans === undefined ? told : { holidayMeans, ...(told as CallHours) },
  );
}

function stricterThan(registered: BusinessNumber, now: BusinessNumber): BusinessNumber {
  const { callingEnabled, callbackPermission, callHours } = now;
  return {
    ...(callingEnabled === false ? { callingEnabled } : {}),
    ...(callbackPermission === false ? { callbackPermission } : {}),
    ...(callHours !== undefined && registered.callHours === undefined ? { callHours } : {}),
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
