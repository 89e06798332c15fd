import { callHoursState } from '../facts/call-hours.js';
import type { BusinessNumber, CallHours } from '../model/evidence.js';
import type { FactValue } from '../model/fact.js';
import type { FigureSetting } from './figure-settings.js';
import { restrictionsFor } from './restriction-evidence.js';
import { wantedOr, type ListMatch, type WantedFacts } from './wanted-facts.js';

const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/**
 * A registered business number with the wanted facts, where there is one; without its destinations, which depend on the flow.
 * What is free is a number that takes calls.
 */
export function numberFor(
  wanted: WantedFacts,
  setting: FigureSetting,
  lists: ListMatch,
): BusinessNumber {
  const number: BusinessNumber = {};
  const country = wantedOr(wanted, 'businessNumber.country', 'JP');
  const isKnown = wantedOr(wanted, 'businessNumber.countryKnown', country !== null);
  if (typeof country === 'string' && isKnown === true) number.country = country;
  if (setting.provider !== undefined) number.provider = setting.provider;
  const callingEnabled = wantedOr(wanted, 'businessNumber.callingEnabled', true);
  if (typeof callingEnabled === 'boolean') number.callingEnabled = callingEnabled;
  const messagingLimit = wantedOr(wanted, 'businessNumber.messagingLimit', 10_000);
  if (typeof messagingLimit === 'number') number.messagingLimit = messagingLimit;
  const sandbox = wantedOr(wanted, 'businessNumber.sandbox', false);
  if (typeof sandbox === 'boolean') number.sandbox = sandbox;
  const callback = wantedOr(wanted, 'businessNumber.callbackPermission', false);
  if (typeof callback === 'boolean') number.callbackPermission = callback;
  const hours = hoursFor(wantedOr(wanted, 'callHours.state', 'open'), setting.now);
  if (hours !== undefined) number.callHours = hours;
  const restrictions = restrictionsFor(wanted, setting, lists);
  if (restrictions.length > 0) number.restrictions = restrictions;
  return number;
}

function hoursFor(state: FactValue, now: number): CallHours | undefined {
  if (state === null) return { weekly: week('0900', '1800') };
  if (state !== 'closed') return undefined;
  const shut = [week('0900', '1800'), week('2000', '2200'), []].map((weekly) => ({
    timeZone: 'Asia/Tokyo',
    weekly,
  }));
  return shut.find((hours) => callHoursState(hours, now) === 'closed');
}

function week(open: string, close: string): NonNullable<CallHours['weekly']> {
  return DAYS.map((day) => ({ day, open, close }));
}
