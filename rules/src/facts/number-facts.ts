import type { BusinessNumber } from '../model/evidence.js';
import { callHoursState } from './call-hours.js';
import type { FactSheet, Inquiry } from './inquiry.js';
import { judgeRestrictions } from './restrictions.js';

/** US territories have their own ISO codes and are the US to Meta (WA-GEO-004). */
const US_TERRITORIES: ReadonlySet<string> = new Set(['PR', 'GU', 'VI', 'AS', 'MP', 'UM']);

/** What the directory knows of the business number. */
export function addNumberFacts(facts: FactSheet, { evidence, now, values }: Inquiry): void {
  const number = evidence.businessNumber;
  const country = countryOf(number);
  facts['businessNumber.registered'] = number !== undefined;
  facts['businessNumber.country'] = country;
  facts['businessNumber.countryKnown'] = country !== null;
  facts['businessNumber.provider'] = number?.provider ?? null;
  facts['businessNumber.callingEnabled'] = number?.callingEnabled ?? null;
  facts['businessNumber.messagingLimit'] = number?.messagingLimit ?? null;
  facts['businessNumber.sandbox'] = number?.sandbox ?? null;
  facts['businessNumber.callbackPermission'] = number?.callbackPermission ?? null;
  facts['businessNumber.destinationCount'] =
    number === undefined ? null : (number.destinations?.length ?? 0);
  facts['callHours.state'] = number === undefined ? null : callHoursState(number.callHours, now);

  const restrictions = judgeRestrictions(number?.restrictions, now, values);
  facts['restrictions.active'] = restrictions.active;
  facts['restrictions.blockBusinessCalls'] = restrictions.business.length > 0;
  facts['restrictions.blockUserCalls'] = restrictions.user.length > 0;
  facts['restrictions.warnings'] = restrictions.warnings;
}

function countryOf(number: BusinessNumber | undefined): string | null {
  const country = number?.country;
  if (country === undefined || !/^[A-Z]{2}$/.test(country)) return null;
  return US_TERRITORIES.has(country) ? 'US' : country;
}
