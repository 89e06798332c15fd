import { isInbound, isOutbound } from './flows.js';
import { DAY_MS, fromNow, HOUR_MS } from '../harness/office.js';
import type { Refusal } from './refusal.js';

const ANOTHER = '819011110001';

/** A call that is not its user's own. */
export const USER_REFUSALS: readonly Refusal[] = [
  {
    name: 'a caller at another number than the user’s',
    codes: ['user-mismatch'],
    flows: isInbound,
    asked: (attempt) => ({
      ...attempt,
      legs: [
        {
          id: 'caller',
          role: 'origin',
          endpoint: { kind: 'whatsapp', address: `+${ANOTHER}` },
        },
      ],
    }),
  },
  {
    name: 'another number rung than the user’s',
    codes: ['user-mismatch'],
    flows: isOutbound,
    asked: (attempt) => ({
      ...attempt,
      target: { kind: 'whatsapp', address: `+${ANOTHER}` },
    }),
  },
];

/** Calls by the business that its user has not permitted. */
export const PERMISSION_REFUSALS: readonly Refusal[] = [
  {
    name: 'a user who gave no permission',
    codes: ['permission-missing'],
    flows: isOutbound,
    asked: (attempt) => ({
      ...attempt,
      user: { waId: '819099999999' },
      target: { kind: 'whatsapp', address: '+819099999999' },
    }),
  },
  {
    name: 'a permission given to another number of the business',
    codes: ['permission-missing'],
    flows: isOutbound,
    asked: (attempt) => ({
      ...attempt,
      user: { waId: ANOTHER },
      target: { kind: 'whatsapp', address: `+${ANOTHER}` },
    }),
  },
  {
    name: 'a permission whose stated end is over',
    codes: ['permission-expired'],
    flows: isOutbound,
    given: (office) =>
      office.granted({
        kind: 'temporary',
        grantedAt: fromNow(-HOUR_MS),
        expiresAt: fromNow(-1),
      }),
  },
  {
    name: 'a temporary permission older than 168 hours, whatever end is stated',
    codes: ['permission-expired'],
    flows: isOutbound,
    given: (office) =>
      office.granted({
        kind: 'temporary',
        grantedAt: fromNow(-168 * HOUR_MS),
        expiresAt: fromNow(DAY_MS),
      }),
  },
  {
    name: 'a permission taken back',
    codes: ['permission-revoked'],
    flows: isOutbound,
    given: (office) => office.tell('permission-revoked', { user: { waId: office.waId } }),
  },
];

/** Calls by the business beyond what the platform allows. */
export const LIMIT_REFUSALS: readonly Refusal[] = [
  {
    name: 'a user reached as often as 24 hours allow',
    codes: ['connected-call-limit'],
    flows: isOutbound,
    given: (office) => office.called(5, 'call-ended'),
  },
  {
    name: 'a user who let it ring four times in a row',
    codes: ['unanswered-limit'],
    flows: isOutbound,
    given: (office) => office.called(4, 'call-unanswered'),
  },
  {
    name: 'a user who is in another call with the business',
    codes: ['call-already-active'],
    flows: isOutbound,
    given: (office) => office.calling(),
  },
  {
    name: 'a number of a country that may not call users',
    codes: ['country-not-supported'],
    flows: isOutbound,
    given: (office) => office.settle({ country: 'US' }),
  },
  {
    name: 'a number of a country only this provider leaves out',
    codes: ['country-not-supported'],
    flows: isOutbound,
    given: (office) => office.settle({ country: 'TR', provider: 'infobip' }),
  },
  {
    name: 'a number of a sanctioned place',
    codes: ['country-not-supported'],
    given: (office) => office.settle({ country: 'KP' }),
  },
  {
    name: 'a number whose country is not known',
    codes: ['fact-missing'],
    flows: isOutbound,
    given: (office) => office.settle({ country: '+1' }),
  },
];
