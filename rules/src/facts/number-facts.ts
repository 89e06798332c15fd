import { callHoursState } from './call-hours.js';
import { countryOf } from './countries.js';
import type { CallInquiry, FactSheet } from './inquiry.js';
import { judgeRestrictions } from './restrictions.js';

/** What the directory knows of the business number. */
export function addNumberFacts(facts: FactSheet, inquiry: Omit<CallInquiry, 'attempt'>): void {
  const { evidence, now, values, provider } = inquiry;
  const number = evidence.businessNumber;
  const country = countryOf(number?.country);
  facts['businessNumber.registered'] = number !== undefined;
  facts['businessNumber.country'] = country;
  facts['businessNumber.countryKnown'] = country !== null;
  facts['businessNumber.provider'] = provider ?? null;
  facts['businessNumber.callingEnabled'] = number?.callingEnabled ?? null;
  facts['businessNumber.messagingLimit'] = number?.messagingLimit ?? null;
  facts['businessNumber.sandbox'] = number?.sandbox ?? null;
  facts['businessNumber.callbackPermission'] = number?.callbackPermission ?? null;
  facts['businessNumber.destinationCount'] =
    number === undefined ? null : (number.destinations?.length ?? 0);
  facts['callHours.state'] = number === undefined ? null : callHoursState(number.callHours, now);

  const restrictions = judgeRestrictions(number?.restrictions, now, values);
  facts['restrictions.active'] = restrictions.active;
  const { readable } = restrictions;
  facts['restrictions.blockBusinessCalls'] = readable ? restrictions.business.length > 0 : null;
  facts['restrictions.blockUserCalls'] = readable ? restrictions.user.length > 0 : null;
  facts['restrictions.warnings'] = restrictions.warnings;
}
