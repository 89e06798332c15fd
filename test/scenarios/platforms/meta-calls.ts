import type { CallAttempt, Endpoint, ScenarioId } from '@ringfence/rules';
import { businessCalls, userCalls } from '../../harness/attempts.js';
import { DAY_MS, fromNow } from '../../harness/office.js';
import {
  APP,
  DESK,
  metaSample,
  OPEN_TRUNK,
  TRUNK,
  type Json,
  type PlatformAnswer,
  type PlatformCall,
  type PlatformDenial,
  type PlatformRequest,
} from './platform-call.js';

/** The business number of Meta's samples, and the user in them. */
export const META_NUMBER = '+442079460321';
const SAMPLE_USER = '447700900123';
const STRANGER = '447700900199';

const trunk: Endpoint = { kind: 'sip-trunk', id: TRUNK };
const openTrunk: Endpoint = { kind: 'sip-trunk', id: OPEN_TRUNK };
const webrtc: Endpoint = { kind: 'webrtc', id: DESK };
const app: Endpoint = { kind: 'calls-api', id: APP };
const phone: Endpoint = { kind: 'pstn', address: '+441632960999' };

/** A sample told as of now of another user, under an id of its own: Meta's ids count once. */
function toldNow(name: string, user: string): { readonly payload: Json; readonly item: Json } {
  const text = JSON.stringify(metaSample(name)).replaceAll(SAMPLE_USER, user);
  const payload = JSON.parse(text.replace(/GB\.\d+/g, `GB.${user}`)) as Json;
  const [{ changes }] = payload['entry'] as [{ changes: [{ value: Json }] }];
  const { value } = changes[0];
  const [item] = (value['calls'] ?? value['messages']) as [Json];
  item['id'] = `${String(item['id'])}.${user}`;
  item['timestamp'] = seconds(0);
  return { payload, item };
}

function permissionReply(user: string): Json {
  const name = 'webhook.messages.call_permission_reply.accept-temporary';
  const { payload, item } = toldNow(name, user);
  const { call_permission_reply: reply } = item['interactive'] as { call_permission_reply: Json };
  reply['expiration_timestamp'] = seconds(7 * DAY_MS);
  return payload;
}

const seconds = (ms: number): string => String(Math.floor(Date.parse(fromNow(ms)) / 1000));

const ask = (body: object): PlatformRequest => ({
  address: '/v1/decisions',
  body: body as Json,
});
const permitted = (endpoint: Endpoint): PlatformAnswer => ({
  status: 200,
  body: jasmine.objectContaining({ effect: 'permit', route: [{ endpoint }] }),
});
const denied: PlatformAnswer = {
  status: 200,
  body: jasmine.objectContaining({ effect: 'deny', route: [], obligations: [] }),
};

/** A user's call: Meta's `connect` webhook, and the application's question before it sends `accept`. */
function ofUser(
  user: string,
  scenario: ScenarioId,
  place: Endpoint,
  refused: { readonly place: Endpoint } & Omit<PlatformDenial, 'request' | 'answer'>,
): PlatformCall {
  const { place: elsewhere, ...denial } = refused;
  const request = (target: Endpoint): PlatformRequest =>
    ask(userCalls(target, { businessNumber: META_NUMBER, user: { waId: user } }));
  return {
    scenario,
    hook: 'Meta’s connect webhook, and a question before `accept`',
    told: () => [toldNow('webhook.calls.connect.user-initiated', user).payload],
    request: () => request(place),
    answer: permitted(place),
    denials: [{ ...denial, request: () => request(elsewhere), answer: denied }],
  };
}
const answeredByPhone = {
  what: 'a phone would answer it',
  place: phone,
  codes: ['pstn-leg', 'scenario-unknown'],
  isNoFlow: true,
} as const;

/** A call of the business: the user's permission as Meta tells of it, and the question before `connect`. */
function ofBusiness(user: string, scenario: ScenarioId, place: Endpoint): PlatformCall {
  const attempt = (to: string): CallAttempt =>
    businessCalls(place, to, { businessNumber: META_NUMBER });
  return {
    scenario,
    hook: 'Meta’s permission reply, and a question before `connect`',
    told: () => [permissionReply(user)],
    request: () => ask(attempt(user)),
    answer: permitted({ kind: 'whatsapp', address: `+${user}` }),
    denials: [
      {
        what: 'the user gave no permission',
        request: () => ask(attempt(STRANGER)),
        answer: denied,
        codes: ['permission-missing'],
      },
      {
        what: 'a phone is in it already',
        request: () => {
          const { legs, ...rest } = attempt(user);
          return ask({
            ...rest,
            legs: [...legs, { id: 'x', role: 'participant', endpoint: phone }],
          });
        },
        answer: denied,
        codes: ['pstn-leg'],
      },
    ],
  };
}

/** The flows of an application on Meta's Cloud API, each with a user of its own. */
export const META_CALLS: readonly PlatformCall[] = [
  ofUser('447700900131', 'user-to-sip-trunk', trunk, {
    what: 'nobody vouches for the trunk',
    place: openTrunk,
    codes: ['pstn-reachable-trunk'],
  }),
  ofUser('447700900132', 'user-to-webrtc', webrtc, answeredByPhone),
  ofUser('447700900133', 'user-to-calls-api', app, answeredByPhone),
  ofBusiness('447700900134', 'sip-trunk-to-user', trunk),
  ofBusiness('447700900135', 'webrtc-to-user', webrtc),
  ofBusiness('447700900136', 'calls-api-to-user', app),
];
