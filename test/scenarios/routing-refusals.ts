import type { Endpoint } from '@ringfence/rules';
import { isInbound, isOutbound, withPlace } from './flows.js';
import { DAY_MS, fromNow } from '../harness/office.js';
import type { Refusal } from './refusal.js';

/** A call that is none of the flows, leads nowhere, or whose number may not have it now. */
export const ROUTING_REFUSALS: readonly Refusal[] = [
  {
    name: 'a place that is not registered',
    codes: ['endpoint-not-registered'],
    asked: (attempt, flow) => withPlace(attempt, flow, { kind: flow.place.kind, id: 'nowhere' }),
  },
  {
    name: 'a place without a name',
    codes: ['endpoint-not-registered'],
    asked: (attempt, flow) => withPlace(attempt, flow, { kind: flow.place.kind }),
  },
  {
    name: 'a number that is not registered',
    codes: ['business-number-unknown'],
    flows: isInbound,
    asked: (attempt) => ({ ...attempt, businessNumber: '+815099999999' }),
  },
  {
    name: 'a number that is not registered, so no permission for it either',
    codes: ['business-number-unknown', 'permission-missing'],
    flows: isOutbound,
    asked: (attempt) => ({ ...attempt, businessNumber: '+815099999999' }),
  },
  {
    name: 'calling switched off',
    codes: ['calling-disabled'],
    given: (office) => office.settle({ callingEnabled: false }),
  },
  {
    name: 'calling switched off by an event',
    codes: ['calling-disabled'],
    given: (office) => office.tell('settings-changed', { settings: { callingEnabled: false } }),
  },
  {
    name: 'whether calling is on not known',
    codes: ['fact-missing'],
    given: async (office) => {
      const path = `/v1/directory/business-numbers/${office.businessNumber}`;
      await office.server.put(path, { country: 'JP', provider: 'ntt-cpaas', sandbox: false });
    },
  },
  {
    name: 'a restriction of calls by users',
    codes: ['restricted-by-platform'],
    flows: isInbound,
    given: (office) =>
      office.tell('restriction-set', {
        restriction: { type: 'RESTRICTED_USER_INITIATED_CALLING', until: fromNow(DAY_MS) },
      }),
  },
  {
    name: 'a restriction of calls by the business',
    codes: ['restricted-by-platform'],
    flows: isOutbound,
    given: (office) =>
      office.tell('restriction-set', {
        restriction: { type: 'RESTRICTED_BUSINESS_INITIATED_CALLING' },
      }),
  },
  {
    name: 'a restriction of a name nobody knows',
    codes: ['restricted-by-platform'],
    flows: isOutbound,
    given: (office) =>
      office.tell('restriction-set', { restriction: { type: 'RESTRICTED_SOMETHING_NEW' } }),
  },
  {
    name: 'a number the platform disabled',
    codes: ['restricted-by-platform'],
    given: (office) => office.tell('restriction-set', { restriction: { type: 'DISABLE' } }),
  },
  {
    name: 'a day outside call hours',
    codes: ['outside-call-hours'],
    flows: isInbound,
    given: (office) => {
      const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;
      const day = days[new Date(Date.now() + 3 * DAY_MS).getUTCDay()]!;
      const weekly = [{ day, open: '0900', close: '1700' }];
      return office.settle({ callHours: { timeZone: 'Asia/Tokyo', weekly } });
    },
  },
  {
    name: 'an initiator that does not fit the legs',
    codes: ['scenario-unknown'],
    isNoFlow: () => true,
    asked: (attempt) => ({
      ...attempt,
      initiator: attempt.initiator === 'user' ? 'business' : 'user',
    }),
  },
  {
    name: 'no target, and no destination of the number',
    codes: ['no-route'],
    flows: isInbound,
    isNoFlow: () => true,
    asked: ({ target: _, ...attempt }) => attempt,
  },
  {
    name: 'a user asked for by a user',
    codes: ['scenario-unknown'],
    flows: isInbound,
    isNoFlow: () => true,
    asked: (attempt) => ({
      ...attempt,
      target: { kind: 'whatsapp', address: `+${attempt.user.waId}` },
    }),
  },
  ...['viber', 'websocket'].map((kind): Refusal => ({
    name: `a ${kind} asked for outside an app’s call`,
    codes: ['scenario-unknown'],
    flows: isInbound,
    isNoFlow: () => true,
    given: (office) => office.endpoint(kind),
    asked: (attempt, _flow, target) => ({ ...attempt, target: target as Endpoint }),
  })),
];
