import { ACTIONS, type Endpoint } from '@ringfence/rules';
import { change, isInbound, isOutbound, withPlace, type Flow } from './flows.js';
import { fromNow } from '../harness/office.js';
import type { Refusal } from './refusal.js';

const PHONE: Endpoint = { kind: 'pstn', address: '+81312345678' };
const SATELLITE: Endpoint = { kind: 'satellite', id: 'one', address: '+881612345678' };
const ofKind =
  (kind: string) =>
  ({ place }: Flow): boolean =>
    place.kind === kind;

function joinedBy(endpoint: Endpoint): NonNullable<Refusal['asked']> {
  return (attempt) => ({
    ...attempt,
    legs: [...attempt.legs, { id: 'third', role: 'participant', endpoint }],
  });
}

const passed =
  (kind: string): NonNullable<Refusal['asked']> =>
  (attempt) => ({ ...attempt, via: [kind, ...(attempt.via ?? [])] });

/** Events tell that this endpoint is in the call; the attempt itself is silent about it. */
function known(endpoint: Endpoint): Pick<Refusal, 'given' | 'asked'> {
  return {
    given: async (office, { initiator }) => {
      const callId = await office.calling(initiator);
      await office.tell('leg-added', {
        callId,
        leg: { id: 'unlisted', role: 'participant', endpoint },
      });
      return callId;
    },
    asked: (attempt, _flow, callId) => ({ ...attempt, callId: String(callId) }),
  };
}

/** The place of the business, registered with this evidence. */
function placeWith(evidence: object): Pick<Refusal, 'given' | 'asked'> {
  return {
    given: (office, { place }) => office.endpoint(place.kind, evidence),
    asked: (attempt, flow, place) => withPlace(attempt, flow, place as Endpoint),
  };
}

/** The place of the business, asked for at this address. */
const placeAt =
  (address: string): NonNullable<Refusal['asked']> =>
  (attempt, flow) =>
    withPlace(attempt, flow, { ...flow.place, address });

const hiddenPhones: readonly string[] = [
  'tel:+81312345678',
  'TEL:0312345678',
  ' tel:110-2345',
  'sip:+81312345678@carrier.example.com;user=phone',
  'sip:1001@pbx.example.com;transport=tls;USER=Phone;lr',
  'sip:1001;user=phone@pbx.example.com',
  'sip:1001@pbx.example.com;%75ser=phone',
  'ｔｅｌ：＋８１３１２３４５６７８',
  'ｓｉｐ：1001@pbx.example.com;ｕｓｅｒ=phone',
  'the front desk',
];

/** A call that touches the phone network, or may (WA-PSTN-001 to -012). */
export const PSTN_REFUSALS: readonly Refusal[] = [
  {
    name: 'the phone network asked for in place of the business',
    codes: ['pstn-leg', 'scenario-unknown'],
    flows: isInbound,
    isNoFlow: () => true,
    asked: (attempt) => ({ ...attempt, target: PHONE }),
  },
  ...ACTIONS.map((action): Refusal => ({
    name: `${action} to a phone, from a call of two`,
    codes: ['pstn-leg', 'scenario-unknown'],
    flows: isInbound,
    isNoFlow: () => true,
    asked: (attempt) => change(attempt, action, PHONE),
  })),
  ...ACTIONS.map((action): Refusal => ({
    name: `${action} to a phone, from a call with the user`,
    codes: ['pstn-leg'],
    flows: isOutbound,
    asked: (attempt) => change(attempt, action, PHONE),
  })),
  { name: 'a phone among the legs', codes: ['pstn-leg'], asked: joinedBy(PHONE) },
  { name: 'a phone in the call that only events told of', codes: ['pstn-leg'], ...known(PHONE) },
  { name: 'a call that passed the phone network', codes: ['pstn-leg'], asked: passed('pstn') },
  {
    name: 'a kind nobody knows, asked for in place of the business',
    codes: ['endpoint-kind-unknown', 'scenario-unknown'],
    flows: isInbound,
    isNoFlow: () => true,
    asked: (attempt) => ({ ...attempt, target: SATELLITE }),
  },
  {
    name: 'a transfer to a kind nobody knows',
    codes: ['endpoint-kind-unknown'],
    flows: isOutbound,
    asked: (attempt) => change(attempt, 'transfer', SATELLITE),
  },
  {
    name: 'a kind nobody knows among the legs',
    codes: ['endpoint-kind-unknown'],
    asked: joinedBy(SATELLITE),
  },
  {
    name: 'a kind nobody knows that only events told of',
    codes: ['endpoint-kind-unknown'],
    ...known(SATELLITE),
  },
  {
    name: 'a call that passed a kind nobody knows',
    codes: ['endpoint-kind-unknown'],
    asked: passed('satellite'),
  },
  ...hiddenPhones.map((address): Refusal => ({
    name: `a phone hidden in the address \`${address}\``,
    codes: ['pstn-leg'],
    asked: placeAt(address),
  })),
  {
    name: 'a phone hidden in the address of the user to ring',
    codes: ['pstn-leg', 'user-mismatch'],
    flows: isOutbound,
    asked: (attempt) => ({
      ...attempt,
      target: { kind: 'whatsapp', address: `tel:+${attempt.user.waId}` },
    }),
  },
  ...(['possible', 'unknown'] as const).map((pstnReachability): Refusal => ({
    name: `a place whose reach to the phone network is ${pstnReachability}`,
    codes: ['pstn-reachable-trunk'],
    ...placeWith({ pstnReachability }),
  })),
  {
    name: 'a third party whose reach to the phone network is possible',
    codes: ['pstn-reachable-trunk'],
    asked: joinedBy({ kind: 'sip-trunk', id: 'carrier-out' }),
  },
  {
    name: 'an attestation that is over',
    codes: ['trunk-attestation-expired'],
    ...placeWith({ attestedUntil: fromNow(-1) }),
  },
  {
    name: 'a trunk nobody attested',
    codes: ['pstn-reachable-trunk'],
    flows: ofKind('sip-trunk'),
    ...placeWith({ attestedBy: '' }),
  },
  {
    name: 'a trunk whose caller came in from the phone network',
    codes: ['pstn-origin'],
    flows: (flow) => isOutbound(flow) && ofKind('sip-trunk')(flow),
    ...placeWith({ callerOrigin: 'pstn' }),
  },
  {
    name: 'a trunk whose caller came from nobody knows where',
    codes: ['pstn-origin'],
    flows: (flow) => isOutbound(flow) && ofKind('sip-trunk')(flow),
    ...placeWith({ callerOrigin: 'unknown' }),
  },
  ...['110', 'sip:119@pbx.example.com', '+81118', '911'].map((address): Refusal => ({
    name: `an emergency number, as \`${address}\``,
    codes: ['emergency-number'],
    asked: placeAt(address),
  })),
];
